namespace NtkWorkbench;

/// <summary>The engines that a program contains, looked up as a job file names them.</summary>
/// <param name="engines">One of each kind.</param>
public sealed class EngineCatalog(IReadOnlyList<AvailableEngine> engines)
{
    // Builds the program with libtorch for GPUs, and runs a job.
    private const string CudaCommand = "Torch=cuda ./ntk run JOB";

    /// <summary>The engines.</summary>
    public IReadOnlyList<AvailableEngine> Engines { get; } = engines;

    /// <summary>The devices that an engine runs on here.</summary>
    /// <exception cref="NtkException">The engine is not among them, or cannot be loaded.</exception>
    public IReadOnlyList<Device> FindDevices(EngineKind kind) => Find(kind).FindDevices();

    /// <summary>The provider of an engine on a device.</summary>
    /// <param name="kind">The engine.</param>
    /// <param name="device">The device; cuda without a number is the first.</param>
    /// <exception cref="NtkException">The engine is not among them, or the device is not here.</exception>
    public IEngineProvider Get(EngineKind kind, Device device)
    {
        AvailableEngine engine = Find(kind);
        IReadOnlyList<Device> devices = engine.FindDevices();
        string remedy = devices.Any(found => found.Kind == device.Kind) ? "" : $"; {Remedy(kind)}";
        bool isHere = devices.Any(found => found == device || (device.Index is null && found.Kind == device.Kind));
        return isHere
            ? engine.OnDevice(device)
            : throw new NtkException($"device: engine {Name(kind)} runs here on {string.Join(", ", devices)}; got {device}{remedy}");
    }

    // What runs on no GPU here.
    private static string Remedy(EngineKind kind) => kind switch
    {
        EngineKind.Builtin => $"GPUs are for engine: torch, as in {CudaCommand} engine=torch",
        EngineKind.Torch => $"libtorch finds no CUDA device, which takes an NVIDIA GPU, its driver, and the libtorch for it: {CudaCommand}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an engine"),
    };

    private AvailableEngine Find(EngineKind kind) => Engines.FirstOrDefault(engine => engine.Kind == kind)
        ?? throw new NtkException($"engine: {Name(kind)} is not one of this "
            + $"program's: {string.Join(", ", Engines.Select(engine => Name(engine.Kind)))}");

    private static string Name(EngineKind kind) => kind.ToString().ToLowerInvariant();
}
