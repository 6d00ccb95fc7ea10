namespace NtkWorkbench.Formats;

/// <summary>How a file holds the numbers of a tensor.</summary>
public enum TensorType
{
    /// <summary>8 bytes each.</summary>
    F64,

    /// <summary>4 bytes each, rounded.</summary>
    F32,
}
