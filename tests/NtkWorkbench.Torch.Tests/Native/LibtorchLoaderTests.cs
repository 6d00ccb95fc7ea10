using System.Runtime.InteropServices;
using TorchSharp;

namespace NtkWorkbench.Torch.Tests;

/// <summary>The libraries in this process.</summary>
public sealed class LibtorchLoaderTests
{
    [Fact]
    public void Load_FromManyThreads_IsDoneOnce()
    {
        LoadedLibtorch[] loaded = new LoadedLibtorch[8];
        Thread[] threads = [.. Enumerable.Range(0, loaded.Length).Select(i => new Thread(() => loaded[i] = LibtorchLoader.Load()))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        loaded.ShouldAllBe(each => ReferenceEquals(each, loaded[0]));
    }

    [Fact]
    public void Load_Done_NamesFilesThatAreThere()
    {
        LoadedLibtorch loaded = LibtorchLoader.Load();
        File.Exists(Path.Combine(loaded.Libtorch.Path, LibtorchFiles.Name(LibtorchFiles.Core))).ShouldBeTrue();
        File.Exists(loaded.Bindings).ShouldBeTrue();
        loaded.Describe().ShouldBe(loaded.RelaxedCopy is null
            ? [$"libtorch: {loaded.Libtorch}", $"LibTorchSharp: {loaded.Bindings} ({loaded.BindingsOrigin})"]
            : [$"libtorch: {loaded.Libtorch}",
            $"LibTorchSharp: {loaded.RelaxedCopy}, a relaxed copy of {loaded.Bindings} ({loaded.BindingsOrigin}), "
                + $"because {loaded.Refusal}"]);
    }

    [Fact]
    public void Load_Done_ResolvesItsOwnNamesAndNoOthers()
    {
        LibtorchLoader.Load();
        NativeLibrary.TryLoad(LibtorchFiles.Bindings, typeof(torch).Assembly, null, out nint bindings).ShouldBeTrue();
        NativeLibrary.TryGetExport(bindings, "THSTorch_get_num_threads", out _).ShouldBeTrue();
        NativeLibrary.TryLoad("torch_of_another_kind", typeof(torch).Assembly, null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Load_OfTheEngine_HoldsItToOneThreadWhoeverCalls()
    {
        Libtorch.Load();
        int elsewhere = 0;
        var other = new Thread(() => elsewhere = torch.get_num_threads());
        other.Start();
        other.Join();
        (torch.get_num_threads(), elsewhere).ShouldBe((1, 1));
    }
}
