namespace NtkWorkbench.Runs;

/// <summary>Writes features/infinite_width/ and predictions/infinite_width.csv.</summary>
internal static class InfiniteWidthWriter
{
    public static void Write(RunFolder folder, NetworkRunPlan plan, InfiniteWidthResults results)
    {
        const string name = RunFolder.InfiniteWidthName;
        IReadOnlyList<string> inputs = plan.Data.Train.InputNames;
        FeatureWriter.WriteSingularValues(folder.SingularValues(name), results.Spectrum);
        FeatureWriter.WritePrincipalFeatures(folder.PrincipalFeatures(name), inputs, plan.Grid, results.PrincipalOnGrid);
        FeatureWriter.WritePrincipalFeatures(folder.PrincipalFeaturesOnTrain(name), inputs, plan.FeatureData.Train.Inputs,
            results.PrincipalOnTrain);
        if (plan.Job.Features.Save.Contains(SavedMatrix.Kernel))
        {
            NpyFile.Write(folder.TangentKernel(name), results.Kernels.Tangent);
            NpyFile.Write(folder.NngpKernel, results.Kernels.Nngp);
        }
        if (results.Fit is InfiniteWidthFit fit)
            FeatureWriter.Write(folder.Predictions(name), [(inputs, plan.Grid), .. Columns("tangent", fit.Grid.Tangent),
                .. Columns("nngp", fit.Grid.Nngp)]);
    }

    // One deviation for all outputs.
    private static IEnumerable<(IEnumerable<string> Names, Matrix Values)> Columns(string kernel, KernelPosterior posterior) =>
    [
        (ColumnNames.Numbered($"{kernel}_mean", posterior.Mean.Columns), posterior.Mean),
        ([$"{kernel}_deviation"], new Matrix(posterior.Deviation.Length, 1, posterior.Deviation)),
    ];
}
