using TorchSharp;

namespace NtkWorkbench.Benchmarks;

/// <summary>libtorch on a number of threads, to which the engine itself does not set it.</summary>
internal static class TorchThreads
{
    /// <summary>Does work on some threads, and leaves libtorch on one as the engine does.</summary>
    public static T On<T>(int threads, Func<T> work)
    {
        torch.set_num_threads(threads);
        try
        {
            return work();
        }
        finally
        {
            torch.set_num_threads(1);
        }
    }

    /// <summary>Tells whether numbers are the same bits on one and on more threads.</summary>
    public static void TellDependence(string what, int threads, Func<double[]> work, TextWriter log)
    {
        double[] one = On(1, work), more = On(threads, work);
        int differing = one.Zip(more)
            .Count(pair => BitConverter.DoubleToInt64Bits(pair.First) != BitConverter.DoubleToInt64Bits(pair.Second));
        double largest = one.Zip(more).Max(pair => Math.Abs(pair.First - pair.Second)) / one.Max(Math.Abs);
        log.WriteLine(FormattableString.Invariant(
            $"threads: {what}: on 1 and {threads}, {differing} of {one.Length} numbers differ, up to {largest:0.0e+0} of the largest"));
    }
}
