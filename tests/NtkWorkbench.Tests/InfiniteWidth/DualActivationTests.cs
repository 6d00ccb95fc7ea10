namespace NtkWorkbench.Tests;

public sealed class DualActivationTests
{
    /// <summary>Away from the diagonal, relative to the largest of 1, √(k(a)k(b)): the quadrature's error and that of the rules.</summary>
    private const double Quadrature = 1e-12;

    /// <summary>A few roundings.</summary>
    private const double Rounding = 1e-14;

    /// <summary>√(2·8ε)/2π, what a covariance that is wrong by 8ε makes of k̇ of relu.</summary>
    private const double CornerRounding = 1e-8;

    /// <summary>h² and ε/h of a central difference with h = 10⁻⁴.</summary>
    private const double Difference = 3e-8;

    private static readonly (double A, double B, double Correlation)[] Pairs =
    [
        (1, 1, 0.5), (1, 1, -0.7), (2.09, 2.09, 0.9), (2, 0.3, 0.8), (0.3, 2, -0.25), (3, 5, 0), (10, 10, 0.95), (10, 0.1, -0.99),
        (0.01, 0.02, 0.3), (1e-4, 4, 0.6), (100, 50, 0.8), (40, 40, -0.9), (1, 1, 0.999), (1, 4, -0.999),
    ];

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_AwayFromTheDiagonal_IsThePlanesQuadrature(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        foreach ((double a, double b, double correlation) in Pairs)
        {
            double c = correlation * Math.Sqrt(a * b);
            (double value, double derivative) = dual.Evaluate(a, b, c);
            (double expected, double expectedDerivative) = PlaneQuadrature.Evaluate(activation, a, b, c);
            double scale = Math.Max(1, Math.Sqrt(dual.Diagonal(a).Value * dual.Diagonal(b).Value));
            value.ShouldBe(expected, Quadrature * scale, $"k at {a}, {b}, {correlation}");
            derivative.ShouldBe(expectedDerivative, Quadrature, $"k̇ at {a}, {b}, {correlation}");
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_Derivative_IsTheDifferenceOfValues(Activation activation)
    {
        // Price's theorem: ∂k/∂c = k̇.
        const double h = 1e-4;
        DualActivation dual = DualActivation.Of(activation);
        foreach ((double a, double b, double c) in new[] { (1.0, 1.0, 0.3), (2, 0.5, -0.6), (4, 3, 1.5) })
        {
            double difference = (dual.Evaluate(a, b, c + h).Value - dual.Evaluate(a, b, c - h).Value) / (2 * h);
            dual.Evaluate(a, b, c).Derivative.ShouldBe(difference, Difference);
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Diagonal_AnyVariance_IsTheLinesQuadrature(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        foreach (double a in new[] { 1e-3, 0.1, 1, 2.09, 10, 40 })
        {
            (double value, double derivative) = dual.Diagonal(a);
            (double expected, double expectedDerivative) = PlaneQuadrature.OnLine(activation, a);
            value.ShouldBe(expected, Quadrature * Math.Max(1, expected), $"k at {a}");
            derivative.ShouldBe(expectedDerivative, Quadrature, $"k̇ at {a}");
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_NearTheDiagonal_IsThatOfACovarianceWithinRounding(Activation activation)
    {
        // k is Lipschitz in c; k̇ of an activation with a corner moves by √(2·8ε)·F, which is what backward stability allows.
        DualActivation dual = DualActivation.Of(activation);
        foreach (double a in new[] { 0.3, 1, 2.09, 7 })
        {
            (double value, double derivative) = dual.Diagonal(a);
            foreach (int ulps in new[] { -4, -1, 1, 4 })
            {
                double c = a + (ulps * (Math.BitIncrement(a) - a));
                (double near, double nearDerivative) = dual.Evaluate(a, a, c);
                near.ShouldBe(value, Rounding * Math.Max(1, value));
                nearDerivative.ShouldBe(derivative, activation is Activation.Relu or Activation.LeakyRelu ? CornerRounding : Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_BesideTheDiagonal_IsAsSmoothAsTheDual(Activation activation)
    {
        // A distance of 10⁻⁶ from the diagonal, where a cancellation would show: k = k(a) − k̇(a)(a − c) up to the corner's (a − c)^{3/2}.
        const double distance = 1e-6, corner = 1e-9;
        DualActivation dual = DualActivation.Of(activation);
        (double value, double derivative) = dual.Diagonal(1);
        (double near, double nearDerivative) = dual.Evaluate(1, 1, 1 - distance);
        near.ShouldBe(value - (derivative * distance), corner);
        nearDerivative.ShouldBe(derivative, activation is Activation.Relu or Activation.LeakyRelu ? Math.Sqrt(distance) : 2 * distance);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_VarianceZero_IsThatOfAConstantInput(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        (double mean, double meanSlope) = PlaneQuadrature.Means(activation, 1.7);
        (double atZero, double slopeAtZero) = PlaneQuadrature.Means(activation, 0);
        foreach ((double a, double b) in new[] { (0.0, 1.7), (1.7, 0) })
        {
            (double value, double derivative) = dual.Evaluate(a, b, 0);
            value.ShouldBe(atZero * mean, Quadrature);
            derivative.ShouldBe(slopeAtZero * meanSlope, Quadrature);
        }
        dual.Evaluate(0, 0, 0).Value.ShouldBe(atZero * atZero, Quadrature);
        dual.Evaluate(0, 0, 0).Derivative.ShouldBe(slopeAtZero * slopeAtZero, Quadrature);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_HugeVariances_StaysWithinCauchySchwarz(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        foreach (double a in new[] { 1e4, 1e8, 1e20 })
        {
            (double diagonal, double slope) = dual.Diagonal(a);
            double.IsFinite(diagonal).ShouldBeTrue();
            foreach (double correlation in new[] { -1, -0.5, 0, 0.999, 1 })
            {
                (double value, double derivative) = dual.Evaluate(a, a, correlation * a);
                Math.Abs(value).ShouldBeLessThanOrEqualTo(diagonal * (1 + Rounding));
                Math.Abs(derivative).ShouldBeLessThanOrEqualTo(slope + Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_Exchanged_IsTheSame(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        (double value, double derivative) = dual.Evaluate(2, 0.7, 0.4);
        (double other, double otherDerivative) = dual.Evaluate(0.7, 2, 0.4);
        value.ShouldBe(other, Rounding);
        derivative.ShouldBe(otherDerivative, Rounding);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Evaluate_NotANumber_StaysOne(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        double.IsNaN(dual.Evaluate(double.NaN, 1, 0.5).Value).ShouldBeTrue();
        double.IsNaN(dual.Evaluate(1, 1, double.NaN).Value).ShouldBeTrue();
        double.IsNaN(dual.Evaluate(1, 1, double.NaN).Derivative).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Activation.Relu, 1, 1, 0, 1 / (2 * Math.PI), 0.25)]
    [InlineData(Activation.Relu, 1, 1, 1, 0.5, 0.5)]
    [InlineData(Activation.Relu, 4, 9, -6, 0, 0)]
    [InlineData(Activation.LeakyRelu, 1, 1, -1, -0.01, 0.01)]
    [InlineData(Activation.Identity, 4, 9, 2.5, 2.5, 1)]
    [InlineData(Activation.Erf, 0.5, 0.5, 0.5, 1.0 / 3, 0.7351051938957227)]
    [InlineData(Activation.Sine, 1, 1, 1, 0.43233235838169365, 0.5676676416183064)]
    [InlineData(Activation.Gelu, 1, 1, 0, 0.07957747154594767, 0.25)]
    public void Evaluate_KnownPoint_IsTheClosedForm(Activation activation, double a, double b, double c, double value, double derivative)
    {
        // Arc-cosine kernels at right angles, on the diagonal and opposite; (2/π) arcsin ½ and 4/(π√3); (1 ∓ e⁻²)/2; 1/4π.
        (double found, double foundDerivative) = DualActivation.Of(activation).Evaluate(a, b, c);
        found.ShouldBe(value, Rounding);
        foundDerivative.ShouldBe(derivative, Rounding);
    }

    [Fact]
    public void Rectifier_AbsoluteValue_IsThatOfFoldedNormals()
    {
        // E|u||v| = (2/π)(s + c·arcsin c) and E sign u sign v = (2/π) arcsin c.
        (double value, double derivative) = DualActivation.Rectifier(-1, 1).Evaluate(1, 1, 0.6);
        value.ShouldBe(2 / Math.PI * (0.8 + (0.6 * Math.Asin(0.6))), Rounding);
        derivative.ShouldBe(2 / Math.PI * Math.Asin(0.6), Rounding);
    }

    [Fact]
    public void Sine_APhase_IsThatOfTheCosine()
    {
        // 2 cos(3z): E = 2(e₊ + e₋).
        (double value, double derivative) = DualActivation.Sine(2, 3, Math.PI / 2).Evaluate(0.2, 0.3, 0.1);
        double plus = Math.Exp(9 * (-0.25 + 0.1)), minus = Math.Exp(9 * (-0.25 - 0.1));
        value.ShouldBe(2 * (plus + minus), Rounding);
        derivative.ShouldBe(18 * (plus - minus), 9 * Rounding);
    }

    [Theory]
    [InlineData(1e-10, 1e-10, 3e-11, 2.9999760637353896e-11)]
    [InlineData(1e-6, 4e-6, -1.4e-6, -1.3983261787921925e-6)]
    [InlineData(1e-4, 1e-4, 9e-5, 8.9289607994873707e-5)]
    [InlineData(0.0099, 0.0025, 0.00248746859276655, 0.0023504563370197035)]
    public void Evaluate_EluOfSmallVariances_KeepsItsDigits(double a, double b, double c, double expected) =>
        // By quadrature of the plane in 30 digits.
        (DualActivation.Of(Activation.Elu).Evaluate(a, b, c).Value / expected).ShouldBe(1, Rounding);

    [Fact]
    public void Evaluate_EluAcrossItsTwoFormulas_IsContinuous()
    {
        foreach (double correlation in new[] { -1, -0.6, 0, 0.9, 1 })
        {
            double Value(double a) => DualActivation.Of(Activation.Elu).Evaluate(a, a, correlation * a).Value;
            Value(Math.BitIncrement(0.01)).ShouldBe(Value(0.01), Rounding);
        }
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Erf)]
    [InlineData(Activation.Sine)]
    public void Evaluate_TinyVariancesOfAnOddActivation_KeepTheirDigits(Activation activation)
    {
        double slope = activation == Activation.Erf ? 4 / Math.PI : 1;
        (DualActivation.Of(activation).Evaluate(1e-20, 1e-20, 3e-21).Value / (slope * 3e-21)).ShouldBe(1, Quadrature);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Finer_WhereTheDualIsQuadrature_TellsItsError(Activation activation)
    {
        DualActivation dual = DualActivation.Of(activation);
        bool isClosed = activation is not (
            Activation.Tanh or Activation.Sigmoid or Activation.Softplus or Activation.Silu or Activation.Elu);
        (dual.Finer is null).ShouldBe(isClosed);
        if (dual.Finer is { } finer)
            finer.Evaluate(2, 3, 1.5).Value.ShouldBe(dual.Evaluate(2, 3, 1.5).Value, Quadrature);
    }
}
