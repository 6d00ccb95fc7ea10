namespace NtkWorkbench.Tests;

public sealed class CrossEntropyTests
{
    // A few roundings of exponential and logarithm.
    private const double Float64Tolerance = 1e-15;
    private const double Float32Tolerance = 1e-6;

    [Fact]
    public void Evaluate_EqualOutputs_GivesLogarithmOfClassCount()
    {
        double[] gradient = new double[12];
        double sum = CrossEntropy.Evaluate<double>(new OutputLayout(3, 2, 4), new double[12], [0, 2, 0, 0], samples: 2, gradient);
        sum.ShouldBe(2 * Math.Log(3), Float64Tolerance);
        double[] expected = [-1.0 / 3, 1.0 / 6, 0, 0, 1.0 / 6, 1.0 / 6, 0, 0, 1.0 / 6, -1.0 / 3, 0, 0];
        gradient.ShouldBe(expected, Float64Tolerance);
    }

    [Fact]
    public void Evaluate_SmoothedLabels_IsTheMeanOfThoseOfEveryClass()
    {
        // L = (1 − ε)L_y + (ε/o) Σ_c L_c.
        const double smoothing = 0.3;
        double[] outputs = [0.5, -1, 2, 0, 0.25, 4], gradient = new double[6], of = new double[6], expected = new double[6];
        double Loss(double first, double second, double[] into, double epsilon) => CrossEntropy.Evaluate<double>(
            new OutputLayout(3, 2, 2), outputs, [first, second], samples: 2, into, epsilon);
        double sum = (1 - smoothing) * Loss(0, 2, of, 0);
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd<double>(of, 1 - smoothing, expected, expected);
        for (int c = 0; c < 3; c++)
        {
            sum += smoothing / 3 * Loss(c, c, of, 0);
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd<double>(of, smoothing / 3, expected, expected);
        }

        Loss(0, 2, gradient, smoothing).ShouldBe(sum, 10 * Float64Tolerance);

        gradient.ShouldBe(expected, Float64Tolerance);
        var rows = new Matrix(2, 3, [0.5, 2, 0.25, -1, 0, 4]);
        CrossEntropy.Of(rows, new Matrix(2, 1, [0, 2]), smoothing).ShouldBe(sum / 2, 10 * Float64Tolerance);
    }

    [Fact]
    public void Evaluate_OutputsBeyondTheExponential_StaysFinite()
    {
        double[] outputs = [1000, -1000, 0, 0, 0, 0, 0, 0], gradient = new double[8];
        CrossEntropy.Evaluate<double>(new OutputLayout(2, 2, 4), outputs, [1, 1, 0, 0], samples: 1, gradient).ShouldBe(1000);
        gradient.ShouldBe([1, 0, 0, 0, -1, 0, 0, 0]);
    }

    [Fact]
    public void Evaluate_LargeOutputsOfTheRightClass_KeepsTheDigitsOfASmallLoss()
    {
        // ln(1 + e⁻²⁰) beside outputs of a million, of which float64 resolves 1e-10 only.
        double[] outputs = [1e6, 0, 1e6 - 20, 0], gradient = new double[4];
        double loss = CrossEntropy.Evaluate<double>(new OutputLayout(2, 1, 2), outputs, [0, 0], samples: 1, gradient);
        loss.ShouldBe(Math.Exp(-20), Float64Tolerance);
    }

    [Fact]
    public void Evaluate_MoreSamplesThanAChunk_AddsEverySample()
    {
        const int Count = 600;
        float[] outputs = new float[2 * Count], classes = new float[Count], gradient = new float[2 * Count];
        CrossEntropy.Evaluate<float>(new OutputLayout(2, Count, Count), outputs, classes, samples: 1, gradient)
            .ShouldBe(Count * Math.Log(2), Count * Float32Tolerance);
        gradient[..Count].ShouldAllBe(entry => entry == -0.5f);
        gradient[Count..].ShouldAllBe(entry => entry == 0.5f);
    }

    [Fact]
    public void Evaluate_NaNOutput_PropagatesToTheSum() =>
        double.IsNaN(CrossEntropy.Evaluate<double>(new OutputLayout(2, 1, 1), [double.NaN, 0], [0], samples: 1, new double[2]))
            .ShouldBeTrue();

    [Fact]
    public void CountCorrect_Ties_TakesTheFirstLargest()
    {
        // Samples (1, 1) and (0, 2), both of class 0; the padding would be of class 0 too.
        CrossEntropy.CountCorrect<double>(new OutputLayout(2, 2, 3), [1, 0, 9, 1, 2, 0], [0, 0, 0]).ShouldBe(1);
    }
}
