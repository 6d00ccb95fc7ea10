namespace NtkWorkbench.Tests;

public sealed class FunctionSamplerTests
{
    // NumPy's sine and logarithm may differ from the C library's by an ulp.
    private const double GoldenTolerance = 1e-12;

    private static readonly Sine Sine = new() { Frequency = 20 };

    public static TheoryData<string, TargetFunction> GoldenFunctions => new()
    {
        { "dataset-piecewise-linear-seed1", new PiecewiseLinear() },
        { "dataset-sin20x-seed1", Sine },
    };

    [Theory]
    [MemberData(nameof(GoldenFunctions))]
    public void Sample_NumpyGenerator_IsNumpys(string name, TargetFunction function)
    {
        GoldenDataset golden = GoldenDataset.Load(name);
        TrainingData data = FunctionSampler.Sample(
            function, DataGenerator.Numpy, new() { Count = golden.N, Noise = golden.Sigma }, new(), golden.Seed);
        data.Train.Inputs.Values.ShouldBe(golden.X);
        data.Train.Targets.Values.ShouldBe(golden.Y, GoldenTolerance);
    }

    [Fact]
    public void Sample_NumpyGeneratorWithRandomTest_DrawsTrainThenTestFromOneState()
    {
        TrainingData data = FunctionSampler.Sample(
            Sine, DataGenerator.Numpy, new() { Count = 1, Noise = 0.5 },
            new() { Count = 1, Placement = Placement.Random, Range = new(2, 4), Noise = 0.25 }, seed: 3);

        var state = new NumpyRandomState(3);
        double trainX = state.NextDouble(), trainNoise = 0.5 * state.NextNormal(),
            testX = 2 + (2 * state.NextDouble()), testNoise = 0.25 * state.NextNormal();
        data.Train.Inputs.Values.ShouldBe([trainX]);
        data.Train.Targets.Values.ShouldBe([Math.Sin(20 * trainX) + trainNoise]);
        data.Test!.Inputs.Values.ShouldBe([testX]);
        data.Test.Targets.Values.ShouldBe([Math.Sin(20 * testX) + testNoise]);
    }

    [Fact]
    public void Sample_NoNoise_TakesNoDrawForIt()
    {
        TrainingData data = FunctionSampler.Sample(
            Sine, DataGenerator.Numpy, new() { Count = 1 }, new() { Count = 1, Placement = Placement.Random }, seed: 3);
        var state = new NumpyRandomState(3);
        state.NextDouble();
        data.Test!.Inputs.Values.ShouldBe([state.NextDouble()]);
    }

    [Theory]
    [InlineData(DataGenerator.Numpy)]
    [InlineData(DataGenerator.Workbench)]
    public void Sample_IncludeTrain_PutsTrainingInputsFirstWithoutNoise(DataGenerator generator)
    {
        TrainingData data = FunctionSampler.Sample(
            Sine, generator, new() { Count = 20, Noise = 0.1 }, new() { Count = 11, IncludeTrain = true }, seed: 1);
        Dataset test = data.Test!;
        test.Inputs.Values.ShouldBe([.. data.Train.Inputs.Values, .. Grid.Values(new Interval(0, 1), 11)]);
        test.Targets.Values.ShouldBe([.. test.Inputs.Values.Select(Sine.Evaluate)]);
        test.Truth!.Values.ShouldBe(test.Targets.Values);
        data.Train.Truth!.Values.ShouldBe([.. data.Train.Inputs.Values.Select(Sine.Evaluate)]);
        (test.InputNames.Single(), test.TargetNames.Single()).ShouldBe(("x", "y"));
    }

    [Fact]
    public void Sample_WorkbenchGenerator_HasUniformInputsAndNormalNoise()
    {
        Dataset train = FunctionSampler.Sample(
            Sine, DataGenerator.Workbench, new() { Count = 50_000, Range = new(-1, 3), Noise = 0.2 }, new(), seed: 1).Train;
        train.Inputs.Values.ShouldBeInOrder();
        SampleMoments.ShouldAgree(train.Inputs.Values, 1, 16.0 / 12, SampleMoments.UniformKurtosis);
        double[] noise = [.. train.Targets.Values.Zip(train.Truth!.Values, (target, truth) => target - truth)];
        SampleMoments.ShouldAgree(noise, 0, 0.04, SampleMoments.NormalKurtosis);
    }

    [Fact]
    public void Sample_WorkbenchGeneratorWithMoreTrainingSamples_LeavesTestAsItWas()
    {
        double[] TestInputs(int count) => FunctionSampler.Sample(
            Sine, DataGenerator.Workbench, new() { Count = count }, new() { Count = 5, Placement = Placement.Random },
                seed: 1).Test!.Inputs.Values;
        TestInputs(10).ShouldBe(TestInputs(20));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(uint.MaxValue + 1L)]
    public void Sample_NumpyGeneratorWithSeedBeyond32Bits_Throws(long seed) =>
        Should.Throw<NtkException>(() => FunctionSampler.Sample(Sine, DataGenerator.Numpy, new(), new(), seed))
            .Message.ShouldEndWith($"got {seed}");
}
