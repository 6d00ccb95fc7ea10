using TorchSharp.Modules;

namespace NtkWorkbench.Torch;

/// <summary>A weight or bias, and where it lies in the flat parameter vector.</summary>
/// <param name="Layer">The layer's number, from 0.</param>
/// <param name="Tensor">Its tensor.</param>
/// <param name="Range">Its entries in the flat vector.</param>
internal readonly record struct ParameterSlot(int Layer, Parameter Tensor, Range Range);
