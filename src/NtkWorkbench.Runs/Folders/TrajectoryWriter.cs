namespace NtkWorkbench.Runs;

/// <summary>Writes features/along_training.csv; blank cells stand for what has no value.</summary>
internal static class TrajectoryWriter
{
    public static IReadOnlyList<(string Name, Func<TrajectoryPoint, double> Value)> Numbers { get; } =
    [
        ("train_loss", point => point.TrainLoss),
        ("train_accuracy", point => point.TrainAccuracy),
        ("kernel_distance", point => point.KernelDistance),
        ("kernel_velocity", point => point.KernelVelocity),
        ("target_alignment", point => point.TargetAlignment),
        ("effective_rank", point => point.EffectiveRank),
        ("parameter_distance", point => point.ParameterDistance),
        ("pattern_flips", point => point.PatternFlips),
        ("preconditioned_sharpness", point => point.PreconditionedSharpness),
        ("preconditioned_edge", point => point.PreconditionedEdge),
    ];

    /// <summary>The column of σ_k.</summary>
    public static string Sigma(int number) => Numbered("sigma", number);

    /// <summary>The column of u_kᵀ(f − y).</summary>
    public static string Residual(int number) => Numbered("residual", number);

    public static string Predicted(int number) => Numbered("predicted_residual", number);

    public static void Write(string path, IReadOnlyList<TrajectoryPoint> points) => CsvWriter.Write(path, csv =>
    {
        int[] modes = [.. Enumerable.Range(1, points[0].SingularValues.Length)];
        csv.Header(["step", .. Numbers.Select(column => column.Name), .. modes.Select(Sigma), .. modes.Select(Residual),
            .. modes.Select(Predicted)]);
        foreach (TrajectoryPoint point in points)
        {
            csv.Cell(point.Step);
            double[] values =
                [.. Numbers.Select(column => column.Value(point)), .. point.SingularValues, .. point.Residuals,
                    .. point.PredictedResiduals];
            foreach (double value in values)
                csv.Cell(double.IsNaN(value) ? null : value);
            csv.EndRow();
        }
    });

    private static string Numbered(string name, int number) => Invariant($"{name}_{number}");
}
