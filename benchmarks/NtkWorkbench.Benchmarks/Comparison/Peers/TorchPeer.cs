using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NtkWorkbench.Benchmarks;

/// <summary>PyTorch, by peers/torch_peer.py.</summary>
internal sealed class TorchPeer(string python, string script) : IPeer
{
    private readonly PeerProcess _process = new(python, script, $"{Environment.ProcessorCount}");

    /// <inheritdoc/>
    public string Description => $"{Ask("", "describe", "", 0)["description"]}";

    /// <inheritdoc/>
    public double[] Check(string work, ProblemFolder folder, int count)
    {
        string file = Ask(work, "check", folder.Path, count)["result"]!.GetValue<string>();
        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file)).ToArray();
    }

    /// <inheritdoc/>
    public Timing Time(string work, ProblemFolder folder, int count)
    {
        JsonNode reply = Ask(work, "time", folder.Path, count);
        return new Timing(reply["seconds"]!.GetValue<double>(), reply["cpu_seconds"]!.GetValue<double>());
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private JsonNode Ask(string work, string action, string folder, int count)
    {
        JsonNode reply = JsonNode.Parse(_process.Ask(JsonSerializer.Serialize(new { work, folder, action, count })))!;
        return reply["error"] is JsonNode error ? throw new InvalidOperationException($"PyTorch, {action} {work}: {error}") : reply;
    }
}
