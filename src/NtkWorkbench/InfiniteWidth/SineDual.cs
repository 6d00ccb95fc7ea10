namespace NtkWorkbench;

/// <summary>φ(z) = A sin(Bz + ϕ): with e± = exp(B²(−(a+b)/2 ± c)), k = A²/2 (e₊ − e₋ cos 2ϕ) and k̇ = A²B²/2 (e₊ + e₋ cos 2ϕ).</summary>
internal sealed class SineDual(double amplitude, double frequency, double phase) : DualActivation
{
    private readonly double _square = frequency * frequency;
    private readonly double _half = amplitude * amplitude / 2;
    private readonly double _reflected = Math.Cos(2 * phase);
    private readonly double _lifted = 2 * Math.Sin(phase) * Math.Sin(phase);

    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double x = _square * c, middle = _square * (a + b) / 2;
        double plus = Math.Exp(Math.Min(0, x - middle)), minus = Math.Exp(Math.Min(0, -x - middle));

        // e₊ − e₋ to full relative accuracy where it is small.
        double odd = Math.Abs(x) < 1 ? 2 * Math.Exp(-middle) * Math.Sinh(x) : plus - minus;
        return (_half * (odd + (minus * _lifted)), _half * _square * (plus + (minus * _reflected)));
    }
}
