namespace NtkWorkbench.JobFiles;

internal sealed class NetworkRules(NetworkJob job, RuleContext context)
{
    public void Check()
    {
        OutputsMatchTargets();
        ParametersFitOneArray();
    }

    private void OutputsMatchTargets()
    {
        if (job.Network.Outputs is not int outputs)
            return;
        if (job.Training.Loss == LossKind.MeanSquaredError && JobShape.TargetCount(job) is int targets && outputs != targets)
            context.Report("network.outputs", $"must be the number of target columns, {targets}, got {outputs}", "data",
                "training.loss");
        if (job.Training.Loss == LossKind.CrossEntropy && outputs < 2)
            context.Report("network.outputs", $"must be the number of classes, at least 2, got {outputs}", "training.loss");
    }

    private void ParametersFitOneArray()
    {
        if (JobShape.InputCount(job) is not int inputs)
            return;
        int[] sizes = [inputs, .. job.Network.Hidden, job.Network.Outputs ?? JobShape.TargetCount(job) ?? 1];
        UInt128 parameters = 0;
        for (int i = 1; i < sizes.Length; i++)
            parameters += ((UInt128)sizes[i - 1] + 1) * (UInt128)sizes[i];
        if (parameters > (UInt128)Array.MaxLength)
            context.Report("network.hidden", $"makes {parameters} parameters, expected at most {Array.MaxLength}",
                "network.outputs", "data");
    }
}
