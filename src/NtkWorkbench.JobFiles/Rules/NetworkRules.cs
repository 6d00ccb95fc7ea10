namespace NtkWorkbench.JobFiles;

internal sealed class NetworkRules(NetworkJob job, RuleContext context)
{
    public void Check()
    {
        OutputsMatchTargets();
        ParametersFitOneArray();
        NothingNeedsOneLearningRate();
        DecayKeepsItsShare();
    }

    // Tangent features are those of parameters in units of the roots of their rates.
    private void NothingNeedsOneLearningRate()
    {
        if (job.Network.Parameterization is not MupParameterization mup || job.Network.Hidden.All(width => width == mup.BaseWidth))
            return;
        const string Rates = "which is not known where learning rates differ, as in network.parameterization mup away from its base width";
        if (job.Features.Method == SpectrumMethod.Lanczos)
            context.Report("features.method",
                $"is lanczos, {Rates}; choose samples by features.samples and another method", "network.parameterization");
        int signs = job.Features.Save.ToList().IndexOf(SavedMatrix.SignKernel);
        if (signs >= 0)
            context.Report($"features.save[{signs}]", $"is sign_kernel, {Rates}; leave it out", "network.parameterization");
    }

    // Divided by the gradient's size, a decay in the gradient outweighs gradients that shrink with width.
    private void DecayKeepsItsShare()
    {
        OptimizerOptions optimizer = job.Training.Optimizer;
        if (job.Network is { Parameterization: MupParameterization, Hidden.Count: > 0 } && Preconditioner.Has(optimizer)
            && optimizer is { WeightDecay: > 0, Decoupled: false })
            context.Report("training.optimizer.weight_decay", $"adds to the gradient, which {JobContract.NameOf(optimizer)} divides by its "
                + "size: under network.parameterization mup its share would grow with width; set training.optimizer.decoupled: true",
                "network.parameterization", "training.optimizer.decoupled");
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
