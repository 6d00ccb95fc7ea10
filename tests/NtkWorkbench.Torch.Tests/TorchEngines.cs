using NtkWorkbench.Core.Engines;

namespace NtkWorkbench.Torch.Tests;

/// <summary>The engine under test, where this build contains it.</summary>
internal static class TorchEngines
{
    /// <summary>The torch engine on the processor; a test that asks without it is skipped.</summary>
    public static IEngineProvider Provider()
    {
#if TORCH
        return TorchEngineProvider.Available.OnDevice(Device.Cpu);
#else
        Skip.If(true, "the torch engine is not built in; test it with: NTK_TORCH=cpu ./scripts/test");
        throw new InvalidOperationException("the test was to be skipped");
#endif
    }
}
