namespace NtkWorkbench.Tests;

public sealed class ActivationKernelsTests
{
    /// <summary>A few roundings of a value of order 1, relative.</summary>
    private const double Rounding = 4e-15;

    /// <summary>Truncation h² and cancellation ε/h of a central difference with h = 1e-5.</summary>
    private const double FiniteDifference = 1e-9;

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [InlineData(Activation.Relu, -2.0, 0.0)]
    [InlineData(Activation.Relu, 2.0, 2.0)]
    [InlineData(Activation.LeakyRelu, -2.0, -0.02)]
    [InlineData(Activation.LeakyRelu, 2.0, 2.0)]
    [InlineData(Activation.Tanh, 0.5, 0.46211715726000975)]
    [InlineData(Activation.Tanh, 800.0, 1.0)]
    [InlineData(Activation.Sigmoid, 0.0, 0.5)]
    [InlineData(Activation.Sigmoid, 1.0, 0.7310585786300049)]
    [InlineData(Activation.Sigmoid, -800.0, 0.0)]
    [InlineData(Activation.Sigmoid, 800.0, 1.0)]
    [InlineData(Activation.Identity, -3.25, -3.25)]
    [InlineData(Activation.Softplus, 0.0, 0.6931471805599453)]
    [InlineData(Activation.Softplus, -40.0, 4.248354255291589e-18)]
    [InlineData(Activation.Softplus, 800.0, 800.0)]
    [InlineData(Activation.Elu, -1.0, -0.6321205588285577)]
    [InlineData(Activation.Elu, -800.0, -1.0)]
    [InlineData(Activation.Elu, 800.0, 800.0)]
    [InlineData(Activation.Gelu, 1.0, 0.8413447460685429)]
    [InlineData(Activation.Gelu, -1.0, -0.15865525393145705)]
    [InlineData(Activation.Gelu, -800.0, 0.0)]
    [InlineData(Activation.Gelu, 800.0, 800.0)]
    [InlineData(Activation.Silu, 1.0, 0.7310585786300049)]
    [InlineData(Activation.Silu, -800.0, 0.0)]
    [InlineData(Activation.Silu, 800.0, 800.0)]
    [InlineData(Activation.Sine, 1.0, 0.8414709848078965)]
    public void Apply_OneEntry_IsTheClosedForm(Activation activation, double z, double expected) =>
        Math.Abs(Apply(activation, z) - expected).ShouldBeLessThanOrEqualTo(Rounding * Math.Abs(expected));

    [Theory]
    [MemberData(nameof(Activations))]
    public void Derivative_AwayFromKinks_IsTheFiniteDifference(Activation activation)
    {
        const double h = 1e-5;
        foreach (double z in new[] { -6.1, -2.3, -0.7, -0.01, 0.02, 0.8, 1.9, 5.5 })
        {
            double difference = (Apply(activation, z + h) - Apply(activation, z - h)) / (2 * h);
            Derivative(activation, z).ShouldBe(difference, FiniteDifference, $"{activation} at {z}");
        }
    }

    [Theory]
    [InlineData(Activation.Relu, 0.0)]
    [InlineData(Activation.LeakyRelu, 0.01)]
    [InlineData(Activation.Elu, 1.0)]
    public void Derivative_AtTheKink_IsTheValueFromTheLeft(Activation activation, double expected) =>
        Derivative(activation, 0).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Activations))]
    public void Derivative_FarOut_IsFinite(Activation activation)
    {
        foreach (double z in new[] { -1e300, -1000, 1000, 1e300 })
        {
            double.IsFinite(Apply(activation, z)).ShouldBeTrue($"value at {z}");
            double.IsFinite(Derivative(activation, z)).ShouldBeTrue($"derivative at {z}");
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Apply_NaN_Propagates(Activation activation)
    {
        double.IsNaN(Apply(activation, double.NaN)).ShouldBeTrue();
        if (activation != Activation.Identity)
            double.IsNaN(Derivative(activation, double.NaN)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Apply_AnyLengthAndPlace_GivesTheSameBits(Activation activation)
    {
        SameBitsAnywhere<double>(activation);
        SameBitsAnywhere<float>(activation);
    }

    private static void SameBitsAnywhere<T>(Activation activation)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] z = [.. Enumerable.Range(0, 37).Select(i => T.CreateChecked((0.37 * i) - 5.1))];
        var a = new T[z.Length];
        var derivative = new T[z.Length];
        ActivationKernels<T>.Apply(activation, z, a);
        ActivationKernels<T>.Derivative(activation, z, a, derivative);
        for (int length = 1; length <= 17; length++)
        {
            var part = new T[length];
            ActivationKernels<T>.Apply(activation, z.AsSpan(3, length), part);
            part.ShouldBe(a[3..(3 + length)]);
            ActivationKernels<T>.Derivative(activation, z.AsSpan(3, length), a.AsSpan(3, length), part);
            part.ShouldBe(derivative[3..(3 + length)]);
        }
    }

    private static double Apply(Activation activation, double z)
    {
        double a = 0;
        ActivationKernels<double>.Apply(activation, new ReadOnlySpan<double>(in z), new Span<double>(ref a));
        return a;
    }

    private static double Derivative(Activation activation, double z)
    {
        double a = Apply(activation, z), derivative = 0;
        ActivationKernels<double>.Derivative(
            activation, new ReadOnlySpan<double>(in z), new ReadOnlySpan<double>(in a), new Span<double>(ref derivative));
        return derivative;
    }
}
