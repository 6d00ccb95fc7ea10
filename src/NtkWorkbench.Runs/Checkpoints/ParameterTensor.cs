using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>One tensor of a network's parameters.</summary>
/// <param name="Name">As files name it: "layers.2.weight".</param>
/// <param name="Title">As messages name it: "weights of layer 2".</param>
/// <param name="Shape">[out, in] or [out].</param>
/// <param name="Entries">Where it lies in the flat parameters.</param>
internal sealed record ParameterTensor(string Name, string Title, IReadOnlyList<long> Shape, Range Entries)
{
    /// <summary>Weight and bias of a layer.</summary>
    public static IEnumerable<ParameterTensor> Of(LayerLayout layer)
    {
        string number = layer.Index.ToString(CultureInfo.InvariantCulture);
        yield return new($"layers.{number}.weight", $"weights of layer {number}", [layer.FanOut, layer.FanIn], layer.Weight);
        yield return new($"layers.{number}.bias", $"biases of layer {number}", [layer.FanOut], layer.Bias);
    }
}
