namespace NtkWorkbench.Formats;

/// <summary>The numbers of a tensor, as safetensors spells them.</summary>
internal enum TensorType
{
    /// <summary>IEEE binary64.</summary>
    F64,

    /// <summary>IEEE binary32.</summary>
    F32,
}
