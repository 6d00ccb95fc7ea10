namespace NtkWorkbench.Tests;

public sealed class ClassFeaturesTests
{
    /// <summary>Of sums of a few numbers of order 1.</summary>
    private const double Rounding = 1e-14;

    // Samples of classes 0, 0, 1, 2.
    private static readonly int[] Classes = [0, 0, 1, 2];

    [Fact]
    public void Margins_Outputs_AreThoseOverTheLargestOther() =>
        ClassFeatures.Margins(new(3, 3, [5, 2, 1, 4, 1, 3, 0, 0, 0]), [0, 1, 2]).ShouldBe([3, -3, 0]);

    [Fact]
    public void BlockAverages_KernelOfTwoOutputs_LeaveOutASampleWithItself()
    {
        // Θ[(s, j), (t, k)] = 10s + t where j = k, and 99 elsewhere: the mean trace is 10s + t.
        var kernel = new Matrix(8, 8);
        for (int row = 0; row < 8; row++)
        {
            for (int column = 0; column < 8; column++)
                kernel[row, column] = row % 2 == column % 2 ? (10 * (row / 2)) + (column / 2) : 99;
        }
        Matrix blocks = ClassFeatures.BlockAverages(kernel, Classes, 3);
        blocks[0, 0].ShouldBe((1.0 + 10) / 2);
        blocks[0, 1].ShouldBe((2.0 + 12) / 2);
        blocks[2, 1].ShouldBe(32);
        blocks[1, 1].ShouldBe(double.NaN, "class 1 has one sample");
    }

    [Fact]
    public void Shares_Features_AreOfMeansSoThatSizesOfClassesDoNotMatter()
    {
        // φ² is 4 on class 0, 1 on class 1, 3 on class 2; then it is of two outputs, the second of which is 0.
        double[] phi = [2, -2, 1, Math.Sqrt(3)];
        double[] expected = [0.5, 0.125, 0.375];
        Row(ClassFeatures.Shares(new(4, 1, phi), Classes, 3), 0).ShouldBe(expected, Rounding);
        Row(ClassFeatures.Shares(new(8, 1, [.. phi.SelectMany(value => new[] { value, 0 })]), Classes, 3), 0).ShouldBe(expected, Rounding);
    }

    [Fact]
    public void Alignments_AnIndicatorAndAConstant_AreOneAndNotANumber()
    {
        // φ_1 = 3 − 2·1[class 0], φ_2 constant.
        Matrix alignments = ClassFeatures.Alignments(new(4, 2, [1, 5, 1, 5, 3, 5, 3, 5]), Classes, 3);
        // z_0 = (1, 1, 0, 0) − ½; z_1 = e_3 − ¼: (φ̄·z̄)²/(‖φ̄‖²‖z̄‖²) = 1/(4·¾).
        Row(alignments, 0).ShouldBe([1, 1.0 / 3, 1.0 / 3], Rounding);
        Row(alignments, 1).ShouldAllBe(value => double.IsNaN(value));
    }

    [Fact]
    public void Alignments_OutputsMixedByARotation_Stay()
    {
        double[] features = [.. Enumerable.Range(0, 8).Select(i => Math.Sin(3 * i))];
        (double cosine, double sine) = (Math.Cos(0.7), Math.Sin(0.7));
        double[] mixed = [.. Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? (cosine * features[i]) - (sine * features[i + 1]) : (sine * features[i - 1]) + (cosine * features[i]))];
        Row(ClassFeatures.Alignments(new(8, 1, mixed), Classes, 3), 0)
            .ShouldBe(Row(ClassFeatures.Alignments(new(8, 1, features), Classes, 3), 0), Rounding);
    }

    [Fact]
    public void Shares_RowsOfOtherSamples_AreRefused() =>
        Should.Throw<ShapeException>(() => ClassFeatures.Shares(new(5, 1), Classes, 3)).Message.ShouldContain("got 5");

    private static double[] Row(Matrix matrix, int row) => matrix.Row(row).ToArray();
}
