namespace NtkWorkbench.Tests;

/// <summary>On f(x) = wx + b, whose features (x, 1) make everything a closed form.</summary>
public sealed class LinearizationTests : IDisposable
{
    private static readonly Matrix Inputs = new(3, 1, [-1, 0, 2]);
    private static readonly Matrix Targets = new(3, 1, [1, -1, 3]);
    private readonly Network _line = NetworkTests.Line(0.5, -0.25);
    private readonly Linearization _linear;

    public LinearizationTests() => _linear = _line.Linearize(Inputs);

    public void Dispose()
    {
        _linear.Dispose();
        _line.Dispose();
    }

    [Fact]
    public void Kernel_Line_IsTheProductOfInputsPlusOne() =>
        _linear.Kernel.Values.ShouldBe([2, 1, -1, 1, 1, 1, -1, 1, 5]);

    // JᵀJ = [[5, 1], [1, 3]], eigenvalues 4 ± √2.
    [Fact]
    public void LargestStableRate_Line_IsThatOfItsSecondMoments()
    {
        _linear.Spectrum.SingularValues[0].ShouldBe(Math.Sqrt(4 + Math.Sqrt(2)), tolerance: 1e-14);
        _linear.Spectrum.SingularValues[1].ShouldBe(Math.Sqrt(4 - Math.Sqrt(2)), tolerance: 1e-14);
        _linear.LargestStableRate.ShouldBe(3 / (4 + Math.Sqrt(2)), tolerance: 1e-14);
        _linear.StableRates(new() { Steps = 1 })!.Value.Fastest!.Value.ShouldBe(3.0 / 8, tolerance: 1e-14);
    }

    [Fact]
    public void Moved_Line_IsTheOtherLine() =>
        _linear.At(new(2, 1, [-3, 4])).Moved([2, 7]).Values.ShouldBe([1, 15]);

    // (JᵀJ + λI) Δθ = Jᵀ(y − f₀) in two unknowns.
    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void TangentRidge_Line_IsRidgeInItsParameters(double ridge)
    {
        double[] residual = [.. Targets.Values.Zip(_linear.Outputs.Values, (y, f) => y - f)];
        double x = residual.Zip(Inputs.Values, (r, at) => r * at).Sum(), one = residual.Sum();
        double determinant = ((5 + ridge) * (3 + ridge)) - 1;
        double slope = (((3 + ridge) * x) - one) / determinant, offset = (((5 + ridge) * one) - x) / determinant;
        double predicted = new TangentRidge(_linear, Targets, ridge).Predict(new(1, 1, [1.5])).Values[0];
        predicted.ShouldBe(0.75 - 0.25 + (slope * 1.5) + offset, tolerance: 1e-13);
    }

    // The network is its own linear model.
    [Fact]
    public void LinearizedTraining_Line_LeavesNoGap()
    {
        TrainingData data = new()
        {
            Train = new() { Inputs = Inputs, Targets = Targets, InputNames = ["x"], TargetNames = ["y"] },
        };
        TrainingOptions options = new() { LearningRate = 0.2, Steps = 17 };
        _line.Train(data, options);
        Matrix grid = Grid.Points(-2, 2, 9);
        using Linearization after = _line.Linearize(Inputs);
        LinearizedTraining both = LinearizedTraining.Begin(_linear, _line.Parameters(), 17, data, grid, options)
            .Complete(after, data, grid);
        both.IsTrained.ShouldBeTrue();
        both.Gap.ShouldBe(0, tolerance: 1e-12);
        both.Network.Values.ShouldBe(_line.Evaluate(grid).Values);
    }
}
