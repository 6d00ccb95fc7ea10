using System.Globalization;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Benchmarks;

/// <summary>The notebook's training loop in C++, by peers/notebook_loop.cpp.</summary>
internal sealed class LoopPeer(string program) : IPeer
{
    private readonly PeerProcess _process = new(program);

    /// <inheritdoc/>
    public string Description => "g++ -O3 -march=native -ffast-math";

    /// <inheritdoc/>
    public double[] Check(string work, ProblemFolder folder, int count) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Ask("check", folder, count)[1])).ToArray();

    /// <inheritdoc/>
    public Timing Time(string work, ProblemFolder folder, int count)
    {
        string[] reply = Ask("time", folder, count);
        return new Timing(double.Parse(reply[1], CultureInfo.InvariantCulture), double.Parse(reply[2], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private string[] Ask(string action, ProblemFolder folder, int count)
    {
        BenchmarkProblem problem = folder.Problem;
        return _process.Ask(FormattableString.Invariant(
            $"{action} {folder.Path} {problem.Architecture.LayerSizes[1]} {count} {problem.LearningRate}")).Split(' ');
    }
}
