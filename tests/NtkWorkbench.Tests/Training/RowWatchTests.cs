using System.Text.Json;

namespace NtkWorkbench.Tests;

/// <summary>Trainings that go by their rows: plateaus against PyTorch's ReduceLROnPlateau, and early stopping.</summary>
public sealed class RowWatchTests
{
    private const double RateTolerance = 1e-15;

    private static readonly NetworkArchitecture Network = new([1, 12, 1], Activation.Tanh);

    private static readonly TrainingData Data = FunctionSampler.Sample(
        new PiecewiseLinear(), DataGenerator.Numpy, new() { Count = 30, Noise = 0.1 }, new() { Count = 20 }, seed: 1) is { } drawn
        ? drawn with { Validation = drawn.Test } : null!;

    [Fact]
    public void Take_RowsOfAnyQuantity_ReducesTheRateAsPyTorchDoes()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(GoldenCase.PathOf("plateau")));
        double[] values = [.. golden.RootElement.GetProperty("values").EnumerateArray()
            .Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())];
        foreach (JsonElement at in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            bool isAccuracy = at.GetProperty("mode").GetString() == "max";
            var watch = new RowWatch(new()
            {
                LearningRate = 0.05,
                Schedule = new ReduceOnPlateauSchedule
                {
                    Monitor = isAccuracy ? TrainingMeasure.ValidationAccuracy : TrainingMeasure.ValidationLoss,
                    Factor = at.GetProperty("factor").GetDouble(),
                    Patience = at.GetProperty("patience").GetInt32(),
                    Threshold = at.GetProperty("threshold").GetDouble(),
                    Cooldown = at.GetProperty("cooldown").GetInt32(),
                    Minimum = at.GetProperty("minimum").GetDouble(),
                },
            });

            double[] rates = [.. values.Select(value =>
            {
                watch.Take(Row(value)).ShouldBeFalse();
                return watch.Rate!.Value;
            })];

            rates.ShouldBe([.. at.GetProperty("rates").EnumerateArray().Select(rate => rate.GetDouble())], RateTolerance);
        }
    }

    [Theory]
    [InlineData(TrainingMeasure.TrainLoss, 0, new[] { 5.0, 4, 4, 3, 3, 3, 3 }, 6, 3)]
    [InlineData(TrainingMeasure.ValidationLoss, 0.5, new[] { 5.0, 4.6, 4.4, 4.4, 4.2, 1 }, 6, 5)]
    [InlineData(TrainingMeasure.ValidationLoss, 0.5, new[] { 5.0, 4.6, 4.55, 4.52 }, 3, 3)]
    [InlineData(TrainingMeasure.ValidationLoss, 0.5, new[] { 5.0, 4.6, 4.55, 4.7 }, 3, 2)]
    [InlineData(TrainingMeasure.ValidationAccuracy, 0.1, new[] { 0.5, 0.55, 0.59, 0.58 }, 3, 2)]
    [InlineData(TrainingMeasure.ValidationAccuracy, 0, new[] { 0.1, 0.3, 0.3, 0.2, 0.3 }, 4, 1)]
    [InlineData(TrainingMeasure.ValidationLoss, 0, new[] { double.NaN, 3, double.NaN, double.NaN, double.NaN }, 4, 1)]
    public void Take_RowsWithoutImprovement_EndsAfterAsManyAsItBears(
        TrainingMeasure on, double least, double[] values, int end, int best)
    {
        var watch = new RowWatch(new() { EarlyStopping = new() { Monitor = on, Patience = 3, MinImprovement = least } });
        int last = -1;
        for (int i = 0; i < values.Length; i++)
        {
            watch.IsOver.ShouldBe(i > end, $"before row {i}");
            last = watch.Take(Row(values[i])) ? i : last;
        }
        watch.IsOver.ShouldBe(end < values.Length);
        (last, watch.State.Best).ShouldBe((best, values[best]));
    }

    [Fact]
    public void Train_EarlyStopping_EndsWithTheBestRowsParameters()
    {
        TrainingOptions options = Stopping();
        using var network = new Network(Network, Draw());

        TrainingHistory history = network.Train(Data, options);

        TrainingResult result = history.Result!;
        result.StoppedEarly.ShouldBeTrue();
        result.Reason.ShouldBe(StopReason.Completed);
        result.Steps.ShouldBeLessThan(options.TotalSteps);
        MetricsRow best = history.Rows.MinBy(row => row.ValidationLoss)!;
        (result.Best!.Step, result.BestValue).ShouldBe((best.Step, best.ValidationLoss));
        history.Rows[^1].Step.ShouldBe(result.Steps);
        history.Checkpoints[^1].Step.ShouldBe(result.Steps);
        (result.Steps - best.Step).ShouldBe(options.EarlyStopping!.Patience * options.RecordInterval);
        using var then = new Network(Network, result.Best.Parameters);
        then.Loss(Data.Validation!).Loss.ShouldBe(best.ValidationLoss!.Value);
    }

    [Fact]
    public void Restore_AtAnyStep_GoesOnBitForBit()
    {
        TrainingOptions options = Stopping() with
        {
            Schedule = new ReduceOnPlateauSchedule { Factor = 0.5, Patience = 1, Threshold = 0.01, Cooldown = 1 },
        };
        using var network = new Network(Network, Draw());
        Trainer whole = network.Begin(Data, options);
        var states = new List<TrainingState>();
        var rows = new List<MetricsRow>();
        TrainingResult expected = whole.Run(new Everything(rows, states, whole.RequestState), CancellationToken.None);
        rows.Select(row => row.LearningRate).Distinct().Count().ShouldBeGreaterThan(2);
        states.Count.ShouldBe(expected.Steps - 1);

        foreach (TrainingState state in states.Where((_, i) => i % 7 == 0 || i > states.Count - 5))
        {
            using var other = new Network(Network, Draw());
            Trainer rest = other.Begin(Data, options);
            rest.Restore(state);
            var left = new List<MetricsRow>();
            TrainingResult result = rest.Run(new Everything(left, [], () => { }), CancellationToken.None);

            left.Select(row => (row.Step, row.TrainLoss, row.LearningRate))
                .ShouldBe(rows.Where(row => row.Step > state.Step).Select(row => (row.Step, row.TrainLoss, row.LearningRate)));
            (result.Steps, result.StoppedEarly, result.BestValue).ShouldBe((expected.Steps, expected.StoppedEarly, expected.BestValue));
            result.Best!.Parameters.ShouldBe(expected.Best!.Parameters);
            other.Parameters().ShouldBe(network.Parameters());
        }
    }

    [Fact]
    public void WithRates_OfAPlateau_TrainsAsItsRowsDid()
    {
        TrainingOptions options = Stopping() with
        {
            EarlyStopping = null,
            Schedule = new ReduceOnPlateauSchedule { Factor = 0.5, Patience = 1, Threshold = 0.01 },
        };
        using Network first = new(Network, Draw()), second = new(Network, Draw());
        TrainingHistory history = first.Train(Data, options);

        TrainingOptions recorded = options.WithRates([.. history.Rows.Select(row => (row.Step, row.LearningRate))]);
        second.Train(Data, recorded);

        second.Parameters().ShouldBe(first.Parameters());
        options.WithRates([]).ShouldBe(options);
        Should.Throw<ArgumentException>(() => new ModeDescent([1], 1, options));
    }

    [Fact]
    public void Begin_QuantityThatIsNotMeasured_IsRefused()
    {
        using var network = new Network(Network, Draw());
        Should.Throw<NtkException>(() => network.Begin(Data with { Validation = null }, Stopping()));
        Should.Throw<NtkException>(() => network.Begin(
            Data, Stopping() with { EarlyStopping = new() { Monitor = TrainingMeasure.ValidationAccuracy } }));
    }

    private static MetricsRow Row(double value) => new()
    {
        Step = 0, LearningRate = 0, TrainLoss = value, ValidationLoss = value, ValidationAccuracy = value, GradientNorm = 0,
        TrainedGradientNorm = 0, Layers = [],
    };

    private static TrainingOptions Stopping() => new()
    {
        Steps = 2000,
        RecordEvery = 4,
        Optimizer = new AdamOptions(),
        LearningRate = 0.03,
        Batch = new() { Size = 8, Sampling = BatchSampling.Shuffled },
        EarlyStopping = new() { Patience = 6 },
    };

    private static double[] Draw() => ParameterInitializer.Draw(Network, new(), new RandomStreams(1));

    private sealed class Everything(List<MetricsRow> rows, List<TrainingState> states, Action request) : ITrainingObserver
    {
        public void OnRecorded(MetricsRow row)
        {
            rows.Add(row);
            request();
        }

        public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
        {
        }

        public void OnState(TrainingState state)
        {
            states.Add(state);
            request();
        }
    }
}
