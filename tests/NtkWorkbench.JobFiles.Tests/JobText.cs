namespace NtkWorkbench.JobFiles.Tests;

/// <summary>Job files as texts, and what the loader makes of them.</summary>
internal static class JobText
{
    public const string FileName = "job.yaml";

    /// <summary>The job file of the design, with every section.</summary>
    public const string Complete = """
        name: shallow-relu              # names the folder under runs/
        seed: 1
        engine: builtin                 # builtin | torch
        precision: float64              # float64 | float32: arithmetic of training
        data:
          kind: function                # function | csv
          function: piecewise_linear
          generator: numpy
          train: {count: 200, range: [0, 1], placement: random, noise: 0.1}     # placement: random | grid
          test:  {count: 1000, range: [0, 1], placement: grid, include_train: true}
        network:
          hidden: [40]                  # widths of the hidden layers, any number
          activation: relu              # relu | tanh | sigmoid | identity | …
          # outputs: 3                  # default: number of target columns, or of classes
          parameterization: standard    # standard | ntk
        initialization:
          weights: {scheme: he_normal}
          biases: {scheme: elbows, range: [0, 1]}
        training:
          loss: mean_squared_error      # mean_squared_error | cross_entropy
          optimizer: {kind: sgd}
          learning_rate: 0.02
          schedule: {kind: constant}
          batch: {size: 40, sampling: with_replacement}   # with_replacement | shuffled | full
          steps: 150000
          layers: all                   # all | output
          record_every: 1000
        features:
          checkpoints: [init, final]    # and step numbers
          grid: {count: 500, range: [0, 1]}
          principal: 6
          method: auto                  # auto | svd | lq | kernel
          save: [kernel]                # kernel | jacobian
        figures: {formats: [png], dpi: 200, caption: false}
        """;

    /// <summary>The shortest job of a function.</summary>
    public const string Minimal = """
        name: a
        data: {kind: function, function: step}
        network: {hidden: [3]}
        training: {steps: 10}
        """;

    /// <summary>The shortest job of files.</summary>
    public const string Csv = """
        name: a
        data: {kind: csv, train: a.csv, inputs: [x, z], targets: [y]}
        network: {hidden: [3]}
        training: {steps: 10}
        """;

    public static LoadedJob Load(string text, params string[] overrides) => JobLoader.Parse(FileName, text, overrides);

    public static NetworkJob Network(string text, params string[] overrides) => (NetworkJob)Load(text, overrides).Job;

    public static IReadOnlyList<InputError> Errors(string text, params string[] overrides) =>
        Should.Throw<JobException>(() => Load(text, overrides)).Errors;

    public static InputError Problem(string text, params string[] overrides) => Errors(text, overrides).ShouldHaveSingleItem();
}
