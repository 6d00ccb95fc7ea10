namespace NtkWorkbench;

/// <summary>φ(z) = (1 + tanh(z/2))/2.</summary>
internal sealed class SigmoidDual(LogisticScales scales) : DualActivation
{
    private readonly TanhDual _tanh = new(scales);

    internal override DualActivation Finer => new SigmoidDual(LogisticScales.Fine);

    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        (double value, double derivative) = _tanh.Evaluate(a / 4, b / 4, c / 4);
        return ((1 + value) / 4, derivative / 16);
    }
}
