using System.Runtime.ExceptionServices;

namespace NtkWorkbench;

/// <summary>Parallel work whose division does not depend on the number of threads: the parts are fixed by the problem, threads only take
/// them.</summary>
internal static class FixedPartition
{
    // No scheduler of its own: a caller's scheduler decides on how many threads the parts run.
    private static readonly ParallelOptions OnCallersScheduler = new() { TaskScheduler = null };

    /// <summary>Runs the body for 0 … parts − 1, in any order and at the same time, and waits.</summary>
    /// <remarks>An exception of the body comes out as it was thrown.</remarks>
    public static void Run(int parts, Action<int> body)
    {
        if (parts == 1)
        {
            body(0);
            return;
        }

        try
        {
            Parallel.For(0, parts, OnCallersScheduler, body);
        }
        catch (AggregateException exception) when (exception.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    /// <summary>As <see cref="Run(int, Action{int})"/>, for work that takes long.</summary>
    public static void Run(int parts, Action<int> body, IProgress<double>? progress, CancellationToken cancellation)
    {
        int done = 0;
        Run(parts, part =>
        {
            cancellation.ThrowIfCancellationRequested();
            body(part);
            progress?.Report((double)Interlocked.Increment(ref done) / parts);
        });
    }

    /// <summary>The number of parts of at most <paramref name="size"/> that <paramref name="length"/> is cut into.</summary>
    public static int Count(long length, int size) => checked((int)((length + size - 1) / size));
}
