namespace NtkWorkbench;

/// <summary>η₀: a number, or a fraction of the largest stable rate that the tangent kernel at initialization predicts, which becomes a
/// number once the network and its data are there.</summary>
public readonly record struct LearningRate
{
    private readonly double _number;

    private LearningRate(double number, double? fractionOfMax) => (_number, FractionOfMax) = (number, fractionOfMax);

    /// <summary>The fraction of the largest stable rate; null where the rate is a number.</summary>
    public double? FractionOfMax { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The rate is a fraction still.</exception>
    public double Value => FractionOfMax is null
        ? _number
        : throw new InvalidOperationException("a learning rate given as a fraction of the largest stable one has no value before the "
        + "network is linearized");

    /// <summary>A number.</summary>
    public static implicit operator LearningRate(double value) => new(value, null);

    /// <summary>A fraction of the largest stable rate.</summary>
    public static LearningRate OfMax(double fraction) => new(0, fraction);

    /// <summary>A number; the same as the conversion.</summary>
    public static LearningRate FromDouble(double value) => value;
}
