namespace NtkWorkbench.Runs;

/// <summary>What curves of a comparison's page can show.</summary>
/// <param name="Name">As the column of the file is named.</param>
/// <param name="Title">As it is chosen.</param>
/// <param name="Section">What it is chosen among.</param>
/// <param name="Axis">What it stands against: "step", "index" or "input".</param>
/// <param name="IsLog">Whether its scale is logarithmic until another is chosen.</param>
/// <param name="IsDetail">Whether it is left out first where a page would be too large.</param>
internal sealed record ComparisonQuantity(
    string Name, string Title, ComparisonSection Section, string Axis = "step", bool IsLog = false, bool IsDetail = false)
{
    private const string LayerPrefix = "gradient_norm.layers.";
    private const string WeightSuffix = ".weight";

    private static readonly ComparisonQuantity[] Known =
    [
        new("train_loss", "training loss", ComparisonSection.Training, IsLog: true),
        new("test_loss", "test loss", ComparisonSection.Training, IsLog: true),
        new("validation_loss", "validation loss", ComparisonSection.Training, IsLog: true),
        new("train_accuracy", "training accuracy", ComparisonSection.Training),
        new("test_accuracy", "test accuracy", ComparisonSection.Training),
        new("validation_accuracy", "validation accuracy", ComparisonSection.Training),
        new("learning_rate", "learning rate", ComparisonSection.Training),
        new("gradient_norm", "gradient norm", ComparisonSection.Training, IsLog: true),
        new("gradient_norm.trained", "gradient norm of the trained layers", ComparisonSection.Training, IsLog: true),
        new("kernel_distance", "kernel distance 1 − cos(Θ, Θ₀)", ComparisonSection.AlongTraining, IsLog: true),
        new("kernel_velocity", "kernel velocity, a step", ComparisonSection.AlongTraining, IsLog: true),
        new("target_alignment", "kernel-target alignment", ComparisonSection.AlongTraining),
        new("effective_rank", "effective rank", ComparisonSection.AlongTraining),
        new("parameter_distance", "parameter distance ‖θ − θ₀‖", ComparisonSection.AlongTraining, IsLog: true),
        new("pattern_flips", "pattern flips", ComparisonSection.AlongTraining),
        new("preconditioned_sharpness", "preconditioned sharpness λ₁(P⁻¹H)", ComparisonSection.AlongTraining),
        new("preconditioned_edge", "edge of stability of P⁻¹H", ComparisonSection.AlongTraining),
    ];

    public static ComparisonQuantity InitialSpectrum { get; } =
        new("singular_values_init", "singular values at initialization", ComparisonSection.Checkpoints, "index", IsLog: true);

    public static ComparisonQuantity FinalSpectrum { get; } =
        new("singular_values_final", "singular values at the end", ComparisonSection.Checkpoints, "index", IsLog: true);

    public static ComparisonQuantity FinalFunction { get; } = new("f_final", "f(x) at the end", ComparisonSection.Checkpoints, "input");

    /// <summary>Whether the size of the column's numbers is shown, whatever their sign.</summary>
    internal bool IsMagnitude => Section == ComparisonSection.Residuals;

    /// <summary>Of a column of metrics.csv; null: it is not shown.</summary>
    public static ComparisonQuantity? OfMetrics(string column) => Find(column)
        ?? (column.StartsWith(LayerPrefix, StringComparison.Ordinal) && column.EndsWith(WeightSuffix, StringComparison.Ordinal)
            && int.TryParse(column[LayerPrefix.Length..^WeightSuffix.Length], out int layer)
            ? new(column, Invariant($"gradient norm of W, layer {layer + 1}"), ComparisonSection.Layers, IsLog: true, IsDetail: true)
            : null);

    /// <summary>Of a column of features/along_training.csv.</summary>
    public static ComparisonQuantity OfAlongTraining(string column)
    {
        if (Find(column) is ComparisonQuantity known)
            return known;
        string number = column[(column.LastIndexOf('_') + 1)..];
        bool isDetail = !int.TryParse(number, out int k) || k > 2;
        return column == TrajectoryWriter.Sigma(k) ? new(column, $"σ, k = {number}", ComparisonSection.Spectrum, IsLog: true,
                IsDetail: isDetail)
            : column == TrajectoryWriter.Residual(k) ? new(column, $"|residual| in mode {number}", ComparisonSection.Residuals, IsLog: true,
                IsDetail: isDetail)
            : column == TrajectoryWriter.Predicted(k) ? new(column, $"|predicted residual| in mode {number}", ComparisonSection.Residuals,
                IsLog: true, IsDetail: true)
            : new(column, column.Replace('_', ' '), ComparisonSection.AlongTraining, IsDetail: true);
    }

    private static ComparisonQuantity? Find(string name) => Known.FirstOrDefault(quantity => quantity.Name == name);
}
