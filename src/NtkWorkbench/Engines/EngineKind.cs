namespace NtkWorkbench;

/// <summary>Which engine a job asks for.</summary>
public enum EngineKind
{
    /// <summary>C# on the CPU; always there.</summary>
    Builtin,

    /// <summary>TorchSharp on CPU or CUDA; where there is a libtorch for the platform.</summary>
    Torch,
}
