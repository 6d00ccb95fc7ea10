namespace NtkWorkbench.Tests;

public sealed class StreamingCopyTests
{
    [Fact]
    public void Copy_AnyLengthAndPlace_CopiesThatAndNoMore()
    {
        double[] source = TestMatrices.Random(1, 60).Values;
        for (int offset = 0; offset < 9; offset++)
        {
            for (int length = 0; length <= 40; length++)
            {
                double[] destination = new double[60];
                StreamingCopy.Copy(source.AsSpan(3, length), destination.AsSpan(offset, length));
                double[] expected = new double[60];
                source.AsSpan(3, length).CopyTo(expected.AsSpan(offset));
                destination.ShouldBe(expected);
            }
        }
    }
}
