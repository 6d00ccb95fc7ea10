using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.JobFiles.Tests;

public sealed class ResolvedYamlTests
{
    public static TheoryData<string> Variations =>
    [
        "seed=4294967295",
        "training.optimizer=momentum", "training.optimizer={kind: momentum, nesterov: true, coefficient: 0.3}",
        "training.optimizer={kind: adam, epsilon: 1e-12}", "training.optimizer=rmsprop",
        "training.schedule={kind: step, factor: 0.5, every: 10}", "training.schedule={kind: exponential, rate: 1e-300}",
        "training.schedule=inverse_time", "training.schedule={kind: cosine, over: 5, final_fraction: 0.1}",
        "training.schedule={kind: linear_warmup, over: 5, then: {kind: linear_warmup, over: 2, then: cosine}}",
        "training.schedule={kind: sequence, parts: [{schedule: cosine, steps: 3}, {schedule: {kind: sequence, parts: [{schedule: "
            + "constant}]}, steps: 4, scale: 0.5}, {schedule: inverse_time}]}",
        "initialization.weights={scheme: uniform, low: -0.03, high: 0.03}", "initialization.weights={scheme: constant, value: -0.0}",
        "initialization.biases={scheme: elbows, range: [-1.5, 1e20]}", "initialization.weights=he_uniform",
        "initialization.weights=xavier_normal", "initialization.weights=xavier_uniform", "initialization.weights=lecun_normal",
        "initialization.weights={scheme: normal, std: 0.1}", "initialization.weights=zeros", "initialization.from='a b: #c.st'",
        "data.function={kind: step, at: 0.25}", "data.function=absolute_value", "data.function={kind: sine, frequency: 20}",
        "data.function={kind: sine_mixture, components: [{frequency: 1}, {amplitude: 0.1, frequency: 2.5, phase: 3.14159}, {frequency: "
            + "30}, "
            + "{frequency: 40}]}",
        "data={kind: csv, name: '1', train: true.csv, "
            + "test: 'ä \"b\" \\\\.csv', inputs: [x, 'yes', '1', ''' ', é😀], targets: ['null', '~']}",
        "data.function={expression: 'sin(5x1) + 0.3|x2|'}", "data.function={kind: expression, expression: 'x^2'}",
        "data={kind: function, function: {expression: x1 * x2}, train: {range: [[-1, 1], [0, 2]]}, test: {range: [0, 1], count: 9}}",
        "data={kind: csv, train: {file: a.csv.gz, count: 5, selection: random}, inputs: all, targets: [y], scaling: unit, validation: "
            + "{file: v.csv}, seed: 3}",
        "data={kind: npy, train: {inputs: x.npy, targets: y.npy}, taken: {classes: [7, 0], train: {of: 9, count: 4, selection: balanced}, "
            + "test: {of: 3, count: 3}}}",
        "data={kind: npy, train: {inputs: x.npy, targets: y.npy, count: 3}, image: [3, 32, 32], validation: {share: 0.25}}",
        "data={kind: idx, train: {images: i.gz, labels: l.gz, selection: balanced}, test: {images: i, labels: l}, classes: [0, 7], "
            + "class_names: [a, b, c, d, e, f, g, h], scaling: standardize}",
        "data={kind: cifar10, folder: cifar-10-binary.tar.gz, train: {count: 500}, test: {count: 100}}",
        "features={checkpoints: [10, init], grid: {file: g.csv}, save: [jacobian, kernel]}",
        "features.grid={count: 7, range: [-1, 2.5]}",
        "features.method=lanczos", "features={method: lanczos, leading: {modes: 30, tolerance: 1e-8, products: 70, memory: 9, precision: "
            + "float32}}",
        "features.kernel=summed", "features.infinite_width=true",
        "features.track=off", "features.track=auto", "features.track={}", "features.track={count: 7, choice: auto}",
        "network={hidden: [], activation: leaky_relu, outputs: 1, parameterization: ntk}",
        "network.parameterization={kind: mup, base_width: 64}",
        "network.hidden=[300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310, 311, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, "
            + "322]",
        "figures={formats: [svg, pdf], dpi: 300, width: column, height: 60, font_size: 9, caption: true}", "figures.width=page",
        "figures.output=2", "figures.output='2'", "figures.output=salt content",
        "figures.width=120.5", "figures.formats=[]", "training.batch={size: 5, sampling: shuffled}",
    ];

    [Fact]
    public void Write_CompleteJob_LoadsEqual() => ShouldLoadEqual(JobText.Load(JobText.Complete).Job);

    [Theory]
    [MemberData(nameof(Variations))]
    public void Write_EveryKind_LoadsEqual(string change) => ShouldLoadEqual(JobText.Load(JobText.Minimal, change).Job);

    [Theory]
    [InlineData("features.grid={count: [60, 50], range: [[-1, 1], [0, 2.5]]}")]
    [InlineData("features.grid={count: 6, range: [-1, 1]}")]
    public void Write_TwoInputs_LoadsEqual(string change) => ShouldLoadEqual(JobText.Load(JobText.Csv, change).Job);

    [Fact]
    public void Write_AnyNumber_LoadsToTheSameBits() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), number =>
        {
            NetworkJob job =
                JobText.Network(JobText.Minimal) with { Initialization = new() { Weights = new ConstantScheme { Value = number.Get } } };
            return ((ConstantScheme)JobText.Network(ResolvedYaml.Write(job)).Initialization.Weights).Value.Equals(number.Get);
        }));

    [Fact]
    public void Write_MinimalJob_FillsEveryDefault()
    {
        string text = ResolvedYaml.Write(JobText.Load(JobText.Minimal, "training.optimizer=adam").Job);

        text.ShouldStartWith("kind: network\nname: a\nseed: 0\nengine: builtin\n");
        text.ShouldContain("\n  optimizer: {kind: adam, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weight_decay: 0, decoupled: false}\n");
        text.ShouldContain("\n  train: {count: 200, range: [0, 1], placement: random, noise: 0, instance_noise: 0}\n");
        text.ShouldEndWith("\nfigures:\n  formats: [png]\n  dpi: 200\n  font_size: 8\n  caption: false\n");
        text.ShouldNotContain("null");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nseeds: 2")]
    public void Write_Slurm_IsNoPartOfAJob(string family)
    {
        LoadedJob loaded = JobText.Load(JobText.Minimal + "\nslurm: {memory: 3G}" + family);

        loaded.Slurm.Memory.ShouldBe(new MemorySize(3 << 10));
        loaded.Text.ShouldContain("slurm");
        foreach (LoadedJob job in (loaded.Job as JobFamily)?.Members ?? [loaded])
        {
            ResolvedYaml.Write(job.Job).ShouldNotContain("slurm");
            (job == loaded || !job.Text.Contains("slurm", StringComparison.Ordinal)).ShouldBeTrue();
        }
    }

    private static void ShouldLoadEqual(Job job)
    {
        string text = ResolvedYaml.Write(job);
        Tree(JobText.Load(text).Job).ShouldBe(Tree(job), text);
    }

    // Records compare lists by reference; their trees compare them by value.
    private static string Tree(Job job) => JobTree.Of(job).ToJsonString();
}
