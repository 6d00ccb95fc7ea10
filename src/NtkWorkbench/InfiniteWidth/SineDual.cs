namespace NtkWorkbench;

/// <summary>φ(z) = A sin(Bz + ϕ).</summary>
internal sealed class SineDual(double amplitude, double frequency, double phase) : DualActivation
{
    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double square = frequency * frequency, half = amplitude * amplitude / 2;
        double plus = Math.Exp(square * (c - ((a + b) / 2))), minus = Math.Exp(-square * (c + ((a + b) / 2))) * Math.Cos(2 * phase);
        return (half * (plus - minus), half * square * (plus + minus));
    }
}
