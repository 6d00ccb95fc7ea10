using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>Where the parameters at step 0 come from: two schemes, or a file.</summary>
public sealed record InitializationOptions
{
    /// <summary>How the weights of every layer are drawn.</summary>
    [Description("How the weights of every layer are drawn.")]
    public InitializationScheme Weights { get; init; } = new PytorchDefaultScheme();

    /// <summary>How the biases of every layer are drawn.</summary>
    [Description("How the biases of every layer are drawn.")]
    public InitializationScheme Biases { get; init; } = new PytorchDefaultScheme();

    /// <summary>A safetensors file with all parameters instead, relative to the job file; null: draw them. Of job files alone:
    /// <see cref="Network.Create"/> reads no file.</summary>
    [Description("A safetensors file with tensors layers.{i}.weight [out, in] and layers.{i}.bias [out], instead of drawing.")]
    public string? From { get; init; }
}
