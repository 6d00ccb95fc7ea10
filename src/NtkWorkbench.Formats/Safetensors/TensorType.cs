namespace NtkWorkbench.Formats;

/// <summary>The numbers of a tensor, as safetensors spells them.</summary>
internal enum TensorType
{
    F64,

    F32,
}
