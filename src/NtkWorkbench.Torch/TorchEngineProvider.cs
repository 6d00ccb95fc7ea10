using TorchSharp;

namespace NtkWorkbench.Torch;

/// <summary>Makes engines that run on libtorch, by TorchSharp.</summary>
public sealed class TorchEngineProvider : IEngineProvider
{
    private readonly torch.Device _device;

    /// <summary>A provider on a device.</summary>
    /// <param name="device">The processor, or a CUDA device that is here.</param>
    /// <exception cref="NtkException">libtorch cannot be loaded, or the device is not here.</exception>
    public TorchEngineProvider(Device device)
    {
        Libtorch.Load();
        _device = device switch
        {
            { Kind: DeviceKind.Cpu } => torch.CPU,
            { Kind: DeviceKind.Cuda } when (device.Index ?? 0) < Libtorch.CudaDeviceCount =>
                torch.device(DeviceType.CUDA, device.Index ?? 0),
            _ => throw new NtkException($"device: libtorch finds {Libtorch.CudaDeviceCount} CUDA devices here; got {device}"),
        };
        Description = $"torch: TorchSharp {Libtorch.TorchSharpVersion} (for libtorch {torch.__version__}), {device}";
    }

    /// <summary>The torch engine as a program contains it; libtorch is loaded when it is first asked for something.</summary>
    public static AvailableEngine Available { get; } = new()
    {
        Kind = EngineKind.Torch,
        FindDevices = FindDevices,
        OnDevice = device => new TorchEngineProvider(device),
        DescribeFiles = () => Libtorch.Load().Describe(),
    };

    /// <summary>The torch engine on the processor.</summary>
    /// <exception cref="NtkException">libtorch cannot be loaded.</exception>
    public static TorchEngineProvider Cpu => new(Device.Cpu);

    /// <summary>The torch engine on the first CUDA device.</summary>
    /// <exception cref="NtkException">libtorch cannot be loaded, or finds no CUDA device.</exception>
    public static TorchEngineProvider Cuda => new(new Device(DeviceKind.Cuda, null));

    /// <inheritdoc/>
    public EngineKind Kind => EngineKind.Torch;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public IEngine Create(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters) =>
        new TorchEngine(architecture, precision, parameters, _device);

    private static IReadOnlyList<Device> FindDevices()
    {
        Libtorch.Load();
        return [Device.Cpu, .. Enumerable.Range(0, Libtorch.CudaDeviceCount).Select(index => new Device(DeviceKind.Cuda, index))];
    }
}
