namespace NtkWorkbench.Torch.Tests;

/// <summary>What the engine says and refuses.</summary>
public sealed class TorchEngineTests
{
    [Fact]
    public void Description_OnTheProcessor_NamesVersionsAndDevice()
    {
        new TorchEngineProvider(Device.Cpu).Description.ShouldMatch(@"^torch: TorchSharp \d+\.\d+\.\d+ \(for libtorch [\d.]+\), cpu$");
        TorchEngineProvider.Available.FindDevices()[0].ShouldBe(Device.Cpu);
    }

    [Fact]
    public void Create_TorchByOneWord_TrainsAndLinearizesAlike()
    {
        TrainingData data = new AbsoluteValue().Sample(20, noise: 0.1, seed: 2, range: new(-1, 1));
        double[] losses = new double[2], rates = new double[2];
        foreach ((int i, IEngineProvider? engine) in new IEngineProvider?[] { null, TorchEngineProvider.Cpu }.Index())
        {
            using Network network = Network.Create([1, 8, 1], Activation.Tanh, seed: 1, engine: engine);
            losses[i] = network.Train(data, new() { LearningRate = 0.05, Steps = 50 }).Losses.Last();
            using Linearization linear = network.Linearize(data.Train.Inputs);
            rates[i] = linear.LargestStableRate;
        }
        losses[1].ShouldBe(losses[0], tolerance: 1e-13);
        rates[1].ShouldBe(rates[0], tolerance: 1e-12);
    }

    [Fact]
    public void OnDevice_CudaDeviceThatIsNotHere_Throws()
    {
        AvailableEngine torch = TorchEngineProvider.Available;
        Should.Throw<NtkException>(() => torch.OnDevice(new Device(DeviceKind.Cuda, 999))).Message.ShouldEndWith("got cuda:999");
    }

    [Fact]
    public void Reason_LibraryMissing_SaysWhich() =>
        Libtorch.Reason(new NtkException("there is no x.so in /y"))
            .ShouldBe("engine: libtorch, the library behind TorchSharp 0.107.0, cannot be loaded: there is no x.so in /y; docs/engines.md "
                + "says what it takes");

    [Fact]
    public void Reason_LoaderRefuses_IsInItsWordsAlone() =>
        Libtorch.Reason(
            new DllNotFoundException("Unable to load shared library 'x'. Consider this and that: \n/x.so: undefined symbol: y\n"))
            .ShouldContain("cannot be loaded: /x.so: undefined symbol: y; ");

    [Fact]
    public void Reason_EntryPointMissing_SaysThatTheVersionIsAnother() =>
        Libtorch.Reason(
            new TypeInitializationException("torch", new EntryPointNotFoundException("Unable to find an entry point named 'THSTorch_x'.")))
            .ShouldContain("'THSTorch_x'; the library that was found is of another version; ");

    [Fact]
    public void Create_TooFewParameters_Throws()
    {
        TestProblem problem = TestProblems.Get("Relu");
        var provider = new TorchEngineProvider(Device.Cpu);
        Should.Throw<ShapeException>(() => provider.Create(problem.Architecture, Precision.Float64, problem.Parameters.AsSpan(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Step_BatchThatWasNotAnnounced_Throws(int size)
    {
        using IEngine engine = Prepare(out _);
        Should.Throw<ShapeException>(() => engine.Step(new int[size], 0.1)).Message.ShouldBe($"a batch must have 1 to 9 samples, "
            + $"got {size}");
    }

    [Fact]
    public void Prepare_TargetsOfAnotherWidth_Throws()
    {
        using IEngine engine = Prepare(out TestProblem problem);
        Dataset narrow = problem.Data with { Targets = new Matrix(problem.Data.Count, 1) };
        Should.Throw<ShapeException>(() => engine.Prepare(problem.Training(new SgdOptions()) with { Data = narrow }));
        Should.Throw<ShapeException>(() => engine.EvaluateLoss(narrow, problem.Loss, []));
    }

    [Fact]
    public void Step_AfterARefusedPrepare_GoesOnAsBefore()
    {
        TestProblem problem = TestProblems.Get("Relu");
        Dataset narrow = problem.Data with { Targets = new Matrix(problem.Data.Count, 1) };
        using var engines = new EnginePair(problem, Precision.Float64);
        foreach (IEngine engine in (IEngine[])[engines.Torch, engines.Builtin])
        {
            engine.Prepare(problem.Training(new AdamOptions()));
            engine.Step([0, 1], 0.01);
            Should.Throw<ShapeException>(() => engine.Prepare(problem.Training(new SgdOptions()) with { Data = narrow }));
            engine.Step([2, 3], 0.01).NonFinite.ShouldBeNull();
            engine.Save().OptimizerSteps.ShouldBe(2);
        }
        engines.Torch.Copy().ShouldAgreeWith(engines.Builtin.Copy(), Agreement.Tolerance(Precision.Float64), "parameters");
    }

    [Fact]
    public void ReplaceTrainingInputs_OfAnotherLength_Throws()
    {
        using IEngine engine = Prepare(out _);
        Should.Throw<ShapeException>(() => engine.ReplaceTrainingInputs(new double[17])).Message.ShouldBe("training inputs must have 18 "
            + "entries, got 17");
    }

    [Fact]
    public void Evaluate_InputsThatAreNotWholeRows_Throws()
    {
        using IEngine engine = Prepare(out _);
        Should.Throw<ShapeException>(() => engine.Evaluate([1, 2, 3], new double[3]));
    }

    [Fact]
    public void Linearize_AtItsEnd_ReportsAllAsDone()
    {
        using IEngine engine = Prepare(out TestProblem problem);
        var told = new Told();
        engine.Linearize(problem.Data.Inputs.Values, told).Dispose();
        told.Shares[^1].ShouldBe(1);
    }

    [Fact]
    public void Linearize_Cancelled_Throws()
    {
        using IEngine engine = Prepare(out TestProblem problem);
        Should.Throw<OperationCanceledException>(
            () => engine.Linearize(problem.Data.Inputs.Values, cancellation: new CancellationToken(canceled: true)));
    }

    private static IEngine Prepare(out TestProblem problem)
    {
        problem = TestProblems.Get("Relu");
        IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        engine.Prepare(problem.Training(new SgdOptions()));
        return engine;
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
