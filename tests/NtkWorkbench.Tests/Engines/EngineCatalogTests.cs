namespace NtkWorkbench.Tests;

public sealed class EngineCatalogTests
{
    private static readonly EngineCatalog Catalog = new(
    [
        Engine(EngineKind.Builtin, Device.Cpu),
        Engine(EngineKind.Torch, Device.Cpu, new Device(DeviceKind.Cuda, 0), new Device(DeviceKind.Cuda, 1)),
    ]);

    [Theory]
    [InlineData(EngineKind.Builtin, "cpu")]
    [InlineData(EngineKind.Torch, "cpu")]
    [InlineData(EngineKind.Torch, "cuda")]
    [InlineData(EngineKind.Torch, "cuda:1")]
    public void Get_EngineOnADeviceThatIsHere_IsItsProvider(EngineKind kind, string device)
    {
        IEngineProvider provider = Catalog.Get(kind, Parse(device));
        provider.Kind.ShouldBe(kind);
        provider.Description.ShouldBe(device);
    }

    [Theory]
    [InlineData(EngineKind.Builtin, "cuda",
        "device: engine builtin runs here on cpu; got cuda; GPUs are for engine: torch, as in Torch=cuda ./ntk run JOB engine=torch")]
    [InlineData(EngineKind.Torch, "cuda:2", "device: engine torch runs here on cpu, cuda:0, cuda:1; got cuda:2")]
    public void Get_DeviceThatIsNotHere_NamesThoseThatAre(EngineKind kind, string device, string message) =>
        Should.Throw<NtkException>(() => Catalog.Get(kind, Parse(device))).Message.ShouldBe(message);

    [Fact]
    public void Get_GpuForATorchThatFindsNone_NamesTheCommandThatBuildsForOne()
    {
        var catalog = new EngineCatalog([Engine(EngineKind.Torch, Device.Cpu)]);
        Should.Throw<NtkException>(() => catalog.Get(EngineKind.Torch, Parse("cuda"))).Message
            .ShouldBe("device: engine torch runs here on cpu; got cuda; libtorch finds no CUDA device, which takes an NVIDIA GPU, its "
                + "driver, and the libtorch for it: Torch=cuda ./ntk run JOB");
    }

    [Fact]
    public void Get_EngineThatTheProgramLacks_NamesThoseItHas()
    {
        var catalog = new EngineCatalog([Engine(EngineKind.Builtin, Device.Cpu)]);
        Should.Throw<NtkException>(() => catalog.Get(EngineKind.Torch, Device.Cpu)).Message
            .ShouldBe("engine: torch is not one of this program's: builtin");
    }

    private static Device Parse(string text) => Device.TryParse(text, out Device device) ? device : throw new ArgumentException(text);

    private static AvailableEngine Engine(EngineKind kind, params Device[] devices) => new()
    {
        Kind = kind,
        FindDevices = () => devices,
        OnDevice = device => new NamedProvider(kind, device.ToString()),
    };

    private sealed class NamedProvider(EngineKind kind, string description) : IEngineProvider
    {
        public EngineKind Kind => kind;

        public string Description => description;

        public IEngine Create(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters) =>
            throw new NotSupportedException("the catalog makes no engines");
    }
}
