namespace NtkWorkbench.Runs;

/// <summary>Data and parameters of step 0 in a run folder, so that resolved.yaml finds them there.</summary>
internal static class NetworkInputs
{
    public static void Write(NetworkRunPlan plan, RunFolder folder)
    {
        FeatureWriter.WriteData(folder.TrainData, plan.Data.Train);
        if (plan.Data.Test is Dataset test)
            FeatureWriter.WriteData(folder.TestData, test);
        CheckpointFile.Write(folder.Checkpoint("init"), plan.Architecture, plan.Job.Precision,
            new Checkpoint("init", 0, plan.InitialParameters));
    }
}
