namespace NtkWorkbench.Core.Engines;

/// <summary>The engines that this build contains, looked up as a job file names them.</summary>
/// <param name="engines">One of each kind.</param>
public sealed class EngineCatalog(IReadOnlyList<AvailableEngine> engines)
{
    /// <summary>The engines.</summary>
    public IReadOnlyList<AvailableEngine> Engines { get; } = engines;

    /// <summary>The provider of an engine on a device.</summary>
    /// <param name="kind">The engine.</param>
    /// <param name="device">The device; cuda without a number is the first.</param>
    /// <exception cref="NtkException">The engine is not built in, or the device is not here.</exception>
    public IEngineProvider Get(EngineKind kind, Device device)
    {
        string name = kind.ToString().ToLowerInvariant();
        AvailableEngine engine = Engines.FirstOrDefault(engine => engine.Kind == kind)
            ?? throw new NtkException($"engine: {name} is not built in; this builds it in and runs a job: NTK_TORCH=cpu ./ntk run JOB (cuda for GPUs, or a folder with TorchSharp.dll)");
        IReadOnlyList<Device> devices = engine.FindDevices();
        bool isHere = devices.Any(found => found == device || (device.Index is null && found.Kind == device.Kind));
        return isHere
            ? engine.OnDevice(device)
            : throw new NtkException($"device: engine {name} runs here on {string.Join(", ", devices)}; got {device}");
    }
}
