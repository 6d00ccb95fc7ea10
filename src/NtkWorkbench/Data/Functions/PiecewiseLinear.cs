namespace NtkWorkbench;

/// <summary>f(x) = (t − ⌊t⌋) sin(k(⌊t⌋ + 1)) + (⌊t⌋ + 1 − t) sin(k⌊t⌋), t = 10x, k = 12345: linear between kinks at multiples of 0.1, where
/// it takes the values sin(kt).</summary>
/// <remarks>Written with ⌊t⌋ + 1 for ⌈t⌉, the two agree but at the kinks, where the form with ⌈t⌉ is 0 and not continuous.</remarks>
public sealed record PiecewiseLinear : TargetFunction
{
    private const double Frequency = 12345;

    /// <inheritdoc/>
    public override double Evaluate(double x)
    {
        double t = 10 * x;
        double floor = Math.Floor(t);
        double ceiling = floor + 1;
        return ((t - floor) * Math.Sin(Frequency * ceiling)) - ((t - ceiling) * Math.Sin(Frequency * floor));
    }
}
