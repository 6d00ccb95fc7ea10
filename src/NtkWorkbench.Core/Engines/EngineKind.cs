namespace NtkWorkbench.Core.Engines;

/// <summary>Which engine a job asks for.</summary>
public enum EngineKind
{
    /// <summary>C# on the CPU; always there.</summary>
    Builtin,

    /// <summary>TorchSharp on CPU or CUDA; where its packages are built in.</summary>
    Torch,
}
