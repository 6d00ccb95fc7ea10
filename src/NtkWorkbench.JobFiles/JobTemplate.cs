namespace NtkWorkbench.JobFiles;

/// <summary>The job that `ntk new` writes.</summary>
public static partial class JobTemplate
{
    /// <summary>A commented job that runs in seconds: every section of a network job, what each key means, and what else it
    /// takes.</summary>
    /// <param name="name">The job's name; must be one that <see cref="Job.Name"/> takes.</param>
    public static string Create(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Text.Replace("NAME", YamlString.Quote(name), StringComparison.Ordinal);
    }

    /// <summary>Writes the job to NAME.yaml in the current folder.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="JobException">The name cannot be a job's, or the file is there already.</exception>
    public static string Write(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string job = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        if (!JobName().IsMatch(job))
            throw Refusal(name, "a job's name begins with a letter or digit and goes on with letters, digits, '.', '_' and '-'");
        string file = job + Extension;
        try
        {
            return AtomicFile.TryWriteNewText(file, Create(job)) ? file : throw Refusal(file, "is there already, and is not overwritten");
        }
        catch (NtkException exception) when (exception is not JobException)
        {
            throw new JobException(new InputError { Source = file, Message = exception.Message });
        }
    }

    private static JobException Refusal(string source, string message) => new(new InputError { Source = source, Message = message });

    [GeneratedRegex($@"\A(?:{Job.NameForm})\z", RegexOptions.CultureInvariant)]
    private static partial Regex JobName();

    private const string Extension = ".yaml";

    private const string Text = """
        # yaml-language-server: $schema=./job.schema.json
        # `ntk schema > job.schema.json` writes the schema that editors complete and check this file with.
        # Everything but name, data, network and training.steps may be left out; the values below that
        # are marked (default) are what is taken then. Try others without editing:
        #   ntk run NAME.yaml training.steps=1000 network.hidden=[50,50] training.optimizer=adam

        name: NAME                      # names the folder under runs/
        seed: 1                         # what every random draw is derived from
        engine: builtin                 # what holds and trains the network: builtin (default) | torch
        precision: float64              # arithmetic of training: float64 (default) | float32; analysis is always float64

        data:                           # samples of a function, y = f(x) + noise
          kind: function
          function: piecewise_linear    # piecewise_linear | sine {frequency} | sine_mixture {components} | step {at} | absolute_value {at}
          generator: numpy              # where the draws come from: numpy (default), as RandomState(seed) draws | workbench
          train: {count: 200, range: [0, 1], placement: random, noise: 0.1}         # placement: random | grid
          test: {count: 1000, range: [0, 1], placement: grid, include_train: true}  # without noise
        # Or from files with a header line, relative to this file:
        # data: {kind: csv, train: train.csv, test: test.csv, inputs: [x], targets: [y]}

        network:
          hidden: [40]                  # widths of the hidden layers, any number: [50, 50, 50]; [] is a linear model
          activation: relu              # relu (default) | leaky_relu | tanh | sigmoid | identity | softplus | elu | gelu | silu | sine
          parameterization: standard    # standard (default) | ntk: weights divided by √fan_in

        initialization:
          # pytorch_default (default) | he_normal | he_uniform | xavier_normal | xavier_uniform | lecun_normal
          # | normal {std} | uniform {low, high} | constant {value} | zeros
          weights: {scheme: pytorch_default}
          biases: {scheme: elbows, range: [0, 1]}   # the kinks of the hidden units, uniform in the range; or any of the above
          # from: weights.safetensors   # all parameters from a file instead

        training:
          loss: mean_squared_error      # mean_squared_error (default) | cross_entropy (csv data, one target column of class numbers from 0)
          optimizer: {kind: sgd}        # sgd (default) | momentum {coefficient, dampening, nesterov} | adam {beta1, beta2, epsilon}
                                        # | rmsprop {alpha, epsilon}
          learning_rate: 0.02
          schedule: {kind: constant}    # constant (default) | step {factor, every} | exponential {rate} | inverse_time {rate}
                                        # | cosine {over} | linear_warmup {over, then} | sequence {parts}
          batch: {size: 40, sampling: with_replacement}   # with_replacement | shuffled | full (default, without size)
          steps: 20000
          layers: all                   # the layers that training changes: all (default) | output
          record_every: 200             # steps between two rows of metrics.csv

        features:                       # ∂f/∂θ, the features that the network is a linear model of near its parameters
          checkpoints: [init, final]    # when it is linearized; step numbers too: [init, 100, final]
          grid: {count: 500, range: [0, 1]}   # where functions of x are drawn; with several inputs {file: points.csv}
          principal: 6                  # number of principal features that are written and drawn
          method: auto                  # how the singular values are computed: auto (default) | svd | lq | kernel
          save: []                      # matrices kept as .npy files: kernel, jacobian

        figures:
          formats: [png]                # png, svg, pdf; [] draws none
          dpi: 200

        """;
}
