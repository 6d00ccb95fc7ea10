namespace NtkWorkbench;

/// <summary>A number of about 32 digits, the sum of two doubles that do not overlap.</summary>
/// <remarks>Source: Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971),
/// 224–242.</remarks>
internal readonly record struct DoubleDouble(double High, double Low = 0)
{
    public static implicit operator DoubleDouble(double value) => new(value);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = Sum(a.High, b.High), low = Sum(a.Low, b.Low), sum = Renormalize(high.High, high.Low + low.High);
        return Renormalize(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High, error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Renormalize(product, error + (a.High * b.Low) + (a.Low * b.High));
    }

    private static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b, part = sum - a;
        return new(sum, a - (sum - part) + (b - part));
    }

    // |a| ≥ |b|.
    private static DoubleDouble Renormalize(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }
}
