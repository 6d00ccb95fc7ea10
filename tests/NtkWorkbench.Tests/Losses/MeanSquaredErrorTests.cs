namespace NtkWorkbench.Tests;

public sealed class MeanSquaredErrorTests
{
    [Fact]
    public void Evaluate_TwoSamplesTwoOutputs_GivesSumAndGradientOfTheMean()
    {
        // Differences (1, −2) and (0, 3), then padding that must not count.
        double[] outputs = [2, 0, 9, 9, 5, 7, 9, 9], targets = [1, 2, 1, 1, 5, 4, 1, 1], gradient = new double[8];
        MeanSquaredError.Evaluate<double>(new OutputLayout(2, 2, 4), outputs, targets, entries: 4, gradient).ShouldBe(14);
        gradient.ShouldBe([0.5, -1, 0, 0, 0, 1.5, 0, 0]);
    }

    [Fact]
    public void Evaluate_ManyFloats_AccumulatesInFloat64()
    {
        // 1 + 2⁻²⁰ squared and added 2¹⁶ times passes what float32 can add; float64 holds it exactly.
        const int Count = 1 << 16;
        float[] outputs = [.. Enumerable.Repeat(1 + (1f / (1 << 20)), Count)], gradient = new float[Count];
        double expected = Count * (1 + Math.Pow(2, -19) + Math.Pow(2, -40));
        MeanSquaredError.Evaluate<float>(new OutputLayout(1, Count, Count), outputs, new float[Count], Count, gradient).ShouldBe(expected);
    }
}
