using TorchSharp.Modules;

namespace NtkWorkbench.Torch;

/// <summary>A weight or bias, and where it lies in the flat parameter vector.</summary>
internal readonly record struct ParameterSlot(int Layer, Parameter Tensor, Range Range);
