namespace NtkWorkbench.Runs;

/// <summary>Writes what was computed at a checkpoint: features/ and predictions/.</summary>
internal static class AnalysisWriter
{
    public static void Write(RunFolder folder, NetworkRunPlan plan, CheckpointAnalysis analysis,
        Func<ITangentFeatures> features)
    {
        string name = analysis.Checkpoint.Name;
        TangentAnalysis tangent = analysis.Tangent;
        IReadOnlyList<string> inputs = plan.Data.Train.InputNames;
        FeatureWriter.WriteSingularValues(folder.SingularValues(name), tangent.Spectrum.SingularValues, tangent.Spectrum.Floor);
        if (analysis.Checkpoint.Preconditioner is double[] diagonal)
        {
            int trained = plan.Architecture.TrainedParameterCount(plan.Job.Training.Layers);
            NpyFile.Write(folder.Preconditioner(name), new Matrix(trained, 1, diagonal[^trained..]));
        }
        if (analysis.Preconditioned?.Spectrum is Spectrum spectrum)
            FeatureWriter.WriteSingularValues(folder.PreconditionedValues(name), spectrum.SingularValues, spectrum.Floor);
        FeatureWriter.WriteModes(folder.Modes(name), tangent, plan.Architecture.TrainedLayers(plan.Job.Training.Layers),
            analysis.PrincipalAngles, analysis.ModeChanges);
        FeatureWriter.WritePrincipalFeatures(folder.PrincipalFeatures(name), inputs, plan.Grid, tangent.PrincipalOnGrid);
        FeatureWriter.WritePrincipalFeatures(folder.PrincipalFeaturesOnTrain(name), inputs, plan.Data.Train.Inputs,
            tangent.PrincipalOnTrain);
        FeatureWriter.WritePredictions(folder.Predictions(name), inputs, plan.Grid, tangent.GridOutputs);
        if (analysis.Ridge is { } ridge)
            FeatureWriter.WritePredictions(folder.Predictions($"{name}-ridge"), inputs, plan.Grid, ridge.GridOutputs);
        if (plan.Job.Features.Save.Contains(SavedMatrix.Kernel))
            NpyFile.Write(folder.TangentKernel(name), tangent.Kernel);
        if (plan.Job.Features.Save.Contains(SavedMatrix.Jacobian))
            NpyFile.Write(folder.TangentFeatures(name), Whole(features()));
        if (plan.Job.Features.Save.Contains(SavedMatrix.SignKernel))
        {
            ILinearAlgebra algebra = plan.Workbench.LinearAlgebra;
            NpyFile.Write(folder.SignKernel(name), SignKernels.Symmetric(features(), features(), algebra));
            NpyFile.Write(folder.AsymmetricSignKernel(name), SignKernels.Asymmetric(features(), features(), algebra));
        }
    }

    private static Matrix Whole(ITangentFeatures features)
    {
        var matrix = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, matrix.Values);
        return matrix;
    }
}
