using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>One tensor of a network's parameters.</summary>
internal sealed record ParameterTensor(string Name, string Title, IReadOnlyList<long> Shape, Range Entries)
{
    public static IEnumerable<ParameterTensor> Of(LayerLayout layer)
    {
        string number = layer.Index.ToString(CultureInfo.InvariantCulture);
        yield return new($"layers.{number}.weight", $"weights of layer {number}", [layer.FanOut, layer.FanIn], layer.Weight);
        yield return new($"layers.{number}.bias", $"biases of layer {number}", [layer.FanOut], layer.Bias);
    }
}
