namespace NtkWorkbench.Torch;

/// <summary>The libraries that make up libtorch, and what their files are called on this system.</summary>
internal static class LibtorchFiles
{
    /// <summary>The library that every libtorch has.</summary>
    public const string Core = "torch_cpu";

    public const string Bindings = "LibTorchSharp";

    /// <summary>libtorch's libraries, each after those that it needs; a libtorch without CUDA has not all of them.</summary>
    public static IReadOnlyList<string> InLoadOrder { get; } = ["c10", "c10_cuda", Core, "torch_cuda", "torch"];

    /// <summary>A library's file: libtorch_cpu.so, torch_cpu.dll, libtorch_cpu.dylib.</summary>
    public static string Name(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}
