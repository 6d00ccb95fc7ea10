namespace NtkWorkbench;

/// <summary>The loss L(w) = Σ_i (y_i − σ_i w_i)² of k independent modes: what every least-squares loss is in the basis of its singular
/// vectors, and what a network's squared error is near its parameters.</summary>
public sealed class QuadraticModel
{
    /// <summary>A model of k modes.</summary>
    /// <param name="singularValues">σ, k entries in any order, each finite and above 0.</param>
    /// <param name="targets">y, k finite entries.</param>
    /// <exception cref="ShapeException">No mode, or the two differ in length.</exception>
    /// <exception cref="NumericalException">A value is out of range; the message names it.</exception>
    public QuadraticModel(IReadOnlyList<double> singularValues, IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(singularValues);
        ArgumentNullException.ThrowIfNull(targets);
        if (singularValues.Count == 0)
            throw new ShapeException("a quadratic needs at least one singular value, got none");
        ShapeException.ThrowIfLengthDiffers("targets of the quadratic", singularValues.Count, targets.Count);
        for (int i = 0; i < singularValues.Count; i++)
        {
            if (!(singularValues[i] > 0) || !double.IsFinite(singularValues[i]))
                throw new NumericalException(
                    FormattableString.Invariant($"singular value {i + 1} must be finite and above 0, got {singularValues[i]}"));
            if (!double.IsFinite(targets[i]))
                throw new NumericalException(FormattableString.Invariant($"target {i + 1} must be finite, got {targets[i]}"));
        }
        SingularValues = [.. singularValues];
        Targets = [.. targets];
        Minimizer = [.. singularValues.Zip(targets, (sigma, target) => target / sigma)];
    }

    /// <summary>σ, k entries.</summary>
    public IReadOnlyList<double> SingularValues { get; }

    /// <summary>y, k entries.</summary>
    public IReadOnlyList<double> Targets { get; }

    /// <summary>w* = y/σ, where the loss is 0; k entries.</summary>
    public IReadOnlyList<double> Minimizer { get; }

    /// <summary>k.</summary>
    public int Count => SingularValues.Count;

    /// <summary>σ_max: it limits the learning rate.</summary>
    public double LargestSingularValue => SingularValues.Max();

    /// <summary>σ_min: it is learned last.</summary>
    public double SmallestSingularValue => SingularValues.Min();
}
