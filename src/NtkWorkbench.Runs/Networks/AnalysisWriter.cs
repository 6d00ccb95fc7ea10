namespace NtkWorkbench.Runs;

/// <summary>Writes what was computed at a checkpoint: features/ and predictions/.</summary>
internal static class AnalysisWriter
{
    /// <summary>The files of one step's analysis under each of its names; what takes long is computed once, and first, since it
    /// can be cancelled.</summary>
    public static void Write(RunFolder folder, NetworkRunPlan plan, IReadOnlyList<CheckpointAnalysis> named,
        Func<ITangentFeatures> features, CancellationToken cancellation)
    {
        ILinearAlgebra algebra = plan.Workbench.LinearAlgebra;
        Save(SavedMatrix.SignKernel, folder.SignKernel, () => SignKernels.Symmetric(features(), features(), algebra, cancellation));
        Save(SavedMatrix.SignKernel, folder.AsymmetricSignKernel,
            () => SignKernels.Asymmetric(features(), features(), algebra, cancellation));
        Save(SavedMatrix.Jacobian, folder.TangentFeatures, () => Whole(features()));
        Save(SavedMatrix.Kernel, folder.TangentKernel, () => named[0].Tangent.Kernel
            ?? throw new InvalidOperationException("a rule of job files saves no kernel that is not formed"));
        foreach (CheckpointAnalysis analysis in named)
            Write(folder, plan, analysis);

        void Save(SavedMatrix kind, Func<string, string> file, Func<Matrix> matrix)
        {
            if (!plan.Job.Features.Save.Contains(kind))
                return;
            Matrix values = matrix();
            foreach (CheckpointAnalysis analysis in named)
                NpyFile.Write(file(analysis.Checkpoint.Name), values);
        }
    }

    private static void Write(RunFolder folder, NetworkRunPlan plan, CheckpointAnalysis analysis)
    {
        string name = analysis.Checkpoint.Name;
        TangentAnalysis tangent = analysis.Tangent;
        IReadOnlyList<string> inputs = plan.Data.Train.InputNames;
        FeatureWriter.WriteSingularValues(folder.SingularValues(name), tangent.Spectrum);
        if (analysis.Checkpoint.Preconditioner is double[] diagonal)
        {
            int trained = plan.Architecture.TrainedParameterCount(plan.Job.Training.Layers);
            NpyFile.Write(folder.Preconditioner(name), new Matrix(trained, 1, diagonal[^trained..]));
        }
        if (analysis.Preconditioned?.Spectrum is Spectrum spectrum)
            FeatureWriter.WriteSingularValues(folder.PreconditionedValues(name), spectrum);
        FeatureWriter.WriteModes(folder.Modes(name), tangent, plan.Architecture.TrainedLayers(plan.Job.Training.Layers),
            analysis.PrincipalAngles, analysis.ModeChanges);
        FeatureWriter.WritePrincipalFeatures(folder.PrincipalFeatures(name), inputs, plan.Grid, tangent.PrincipalOnGrid);
        FeatureWriter.WritePrincipalFeatures(folder.PrincipalFeaturesOnTrain(name), inputs, plan.FeatureData.Train.Inputs,
            tangent.PrincipalOnTrain);
        FeatureWriter.WritePredictions(folder.Predictions(name), inputs, plan.Grid, tangent.GridOutputs);
        if (analysis.Classes is ClassAnalysis classes)
            ClassWriter.Write(folder, name, classes, inputs, plan.RowsOfSample);
        if (analysis.Ridge is { } ridge)
            FeatureWriter.WritePredictions(folder.Predictions($"{name}-ridge"), inputs, plan.Grid, ridge.GridOutputs);
    }

    private static Matrix Whole(ITangentFeatures features)
    {
        var matrix = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, matrix.Values);
        return matrix;
    }
}
