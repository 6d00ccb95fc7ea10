namespace NtkWorkbench.JobFiles.Tests;

public sealed class OverrideTests
{
    [Fact]
    public void Parse_Values_ReplaceThoseOfTheFile()
    {
        NetworkJob job =
            JobText.Network(JobText.Complete, "training.steps=1000", "network.hidden=[50,50]", "name=b", "features.grid.count=7");

        (job.Training.Steps, job.Name, job.Features.Grid!.Count).ShouldBe((1000, "b", new GridCount(7)));
        job.Network.Hidden.ShouldBe([50, 50]);
    }

    [Fact]
    public void Parse_SameKeyTwice_TheLastWins() => JobText.Load(JobText.Minimal, "seed=1", "seed=2").Job.Seed.ShouldBe(2);

    [Fact]
    public void Parse_MissingParents_AreMade()
    {
        NetworkJob job = JobText.Network(JobText.Minimal, "features.grid.range=[-1, 1]", "initialization.biases={scheme: normal, std: 1}");

        job.Features.Grid.ShouldBe(new GridOptions { Range = new(new(-1, 1)) });
        job.Initialization.Biases.ShouldBe(new NormalScheme { Std = 1 });
    }

    [Theory]
    [InlineData("training.optimizer=adam")]
    [InlineData("training.optimizer.kind=adam")]
    [InlineData("training.optimizer={kind: adam}")]
    public void Parse_OtherKind_DropsTheParametersOfTheOld(string change)
    {
        string text =
            JobText.Complete.Replace("{kind: sgd}", "{kind: momentum, coefficient: 0.5, nesterov: true}", StringComparison.Ordinal);

        JobText.Network(text, change).Training.Optimizer.ShouldBe(new AdamOptions());
    }

    [Fact]
    public void Parse_OtherKind_KeepsWhatMeansTheSame()
    {
        string text = JobText.Complete.Replace("{kind: sgd}", "{kind: adam, epsilon: 0.5, beta1: 0.1}", StringComparison.Ordinal);

        JobText.Network(text, "training.optimizer.kind=rmsprop").Training.Optimizer.ShouldBe(new RmsPropOptions { Epsilon = 0.5 });
    }

    [Fact]
    public void Parse_ParameterOfAShorthand_JoinsIt() =>
        JobText.Network(JobText.Minimal.Replace("{steps: 10}", "{steps: 10, optimizer: adam}", StringComparison.Ordinal),
            "training.optimizer.beta1=0.8")
            .Training.Optimizer.ShouldBe(new AdamOptions { Beta1 = 0.8 });

    [Theory]
    [InlineData("data.function=sine", "data.frequency=3")]
    [InlineData("data.function.kind=sine", "data.function.frequency=3")]
    [InlineData("data.frequency=3", "data.function=sine")]
    [InlineData("data.function={kind: sine, frequency: 9}", "data.frequency=3")]
    public void Parse_Function_WithParametersInsideOrBeside(string first, string second) =>
        JobText.Network(JobText.Complete, first,
            second).Data.ShouldBeOfType<FunctionDataOptions>().Function.ShouldBe(new Sine { Frequency = 3 });

    [Fact]
    public void Parse_FunctionDataToCsv_DropsWhatIsOnlyForFunctions()
    {
        var csv = JobText.Network(JobText.Complete, "data.kind=csv", "data.train=a.csv", "data.inputs=[x]", "data.targets=[y]")
            .Data.ShouldBeOfType<CsvDataOptions>();

        (csv.Train.File, csv.Test).ShouldBe(("a.csv", null));
    }

    [Fact]
    public void Parse_ListItem_IsReplaced()
    {
        string text =
            JobText.Minimal.Replace("function: step", "function: {kind: sine_mixture, components: [{frequency: 1}, {frequency: 2}]}",
                StringComparison.Ordinal);

        var mixture = JobText.Network(text, "data.function.components[1].frequency=5", "network.hidden[0]=9");

        ((SineMixture)((FunctionDataOptions)mixture.Data).Function).Components.Select(wave => wave.Frequency).ShouldBe([1, 5]);
        mixture.Network.Hidden.ShouldBe([9]);
    }

    [Fact]
    public void Parse_ItemOfAnAlias_LeavesTheAnchorAlone()
    {
        string text =
            JobText.Minimal.Replace("network:", "initialization: {weights: &w {scheme: normal, std: 2}, biases: *w}\nnetwork:",
                StringComparison.Ordinal);

        InitializationOptions initialization = JobText.Network(text, "initialization.biases.std=3").Initialization;

        initialization.ShouldBe(
            new InitializationOptions { Weights = new NormalScheme { Std = 2 }, Biases = new NormalScheme { Std = 3 } });
    }

    [Fact]
    public void Parse_NestedFamily_TakesItsOwnKind() =>
        JobText.Network(JobText.Minimal, "training.schedule={kind: linear_warmup, over: 3}", "training.schedule.then.kind=exponential",
            "training.schedule.then.rate=0.1")
            .Training.Schedule.ShouldBe(new LinearWarmupSchedule { Over = 3, Then = new ExponentialSchedule { Rate = 0.1 } });

    [Theory]
    [InlineData("steps", 1, "an override is a key path, '=' and a value")]
    [InlineData("=5", 1, "an override is a key path")]
    [InlineData("a b=5", 1, "an override is a key path")]
    [InlineData("training..steps=5", 1, "an override is a key path")]
    [InlineData("network.hidden[x]=5", 1, "an override is a key path")]
    [InlineData("seed=", 6, "a value is missing after '='")]
    [InlineData("seed= # 5", 6, "a value is missing after '='")]
    [InlineData("seed={a: 1", 6, "this '{' is not closed, expected '}'")]
    [InlineData("data=: ,", 9, "expected a value here")]
    [InlineData("seed=!!int 5", 6, "the tag tag:yaml.org,2002:int is not allowed")]
    [InlineData("seed=five", 6, "seed must be an integer, got the string 'five'")]
    [InlineData("training.stps=5", 10, "unknown key 'stps' in training")]
    [InlineData("training.steps.x=5", 16, "training.steps is the number 10, it has no key 'x'")]
    [InlineData("network.hidden[3]=5", 15, "network.hidden has no item [3], expected one of its 1")]
    [InlineData("network[0]=5", 8, "network is a mapping, expected a list")]
    [InlineData("features.checkpoints[0]=5", 21, "features.checkpoints is not given, expected a list")]
    [InlineData("training.optimizer.beta1=0.5", 20, "training.optimizer needs 'kind'")]
    [InlineData("training.optimizer=adm", 20, "unknown kind 'adm' of training.optimizer")]
    [InlineData("training.batch.size=5", 21, "training.batch.size needs sampling")]
    [InlineData("kind=frobnicate", 6, "unknown kind 'frobnicate' of the job, expected one of network")]
    [InlineData("training=null", 1, "training has no value, expected a mapping")]
    public void Parse_Mistaken_ProblemOnTheCommandLine(string change, int column, string message)
    {
        InputError error = JobText.Problem(JobText.Minimal, change);

        error.Message.ShouldContain(message);
        (error.Source, error.Line, error.Column, error.LineText).ShouldBe(("command line", 1, column, change));
    }

    [Fact]
    public void Parse_MistakesInFileAndOverrides_FileFirstThenOverridesInOrder() =>
        JobText.Errors(JobText.Minimal.Replace("name: a", "nme: a", StringComparison.Ordinal), "training.steps=x", "seed=y", "foo")
            .Select(error => error.LineText)
            .ShouldBe(["nme: a", "training.steps=x", "seed=y", "foo"]);
}
