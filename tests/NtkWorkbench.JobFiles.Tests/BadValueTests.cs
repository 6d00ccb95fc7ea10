namespace NtkWorkbench.JobFiles.Tests;

/// <summary>One mistake in a whole job each: what is replaced by what, » where the caret must be, what is said.</summary>
public sealed class BadValueTests
{
    [Theory]
    [InlineData("name: shallow-relu", "name: »'a b'", "name must be at most 100 letters", null)]
    [InlineData("name: shallow-relu", "name: »''", "got the string ''", null)]
    [InlineData("name: shallow-relu", "name: »../up", "must be at most 100 letters", null)]
    [InlineData("name: shallow-relu", "name: »2024", "must be a string (in quotes: '2024'), got the number 2024", null)]
    [InlineData("name: shallow-relu", "name: »true", "must be a string (in quotes: 'true'), got the boolean true", null)]
    [InlineData("name: shallow-relu", "name: »[a]", "name must be a string, got a list", null)]
    [InlineData("name: shallow-relu", "»name:", "name has no value, expected a string", null)]
    [InlineData("name: shallow-relu", "»nme: a", "unknown key 'nme'", "name")]
    [InlineData("seed: 1", "seed: »1.5", "seed must be an integer, got the number 1.5", null)]
    [InlineData("seed: 1", "seed: »4294967296", "at most 4294967295, got 4294967296", null)]
    [InlineData("seed: 1", "seed: »99999999999999999999999", "at most 4294967295", null)]
    [InlineData("seed: 1", "seed: »1_000", "in decimal digits without separators, got 1_000", "1000")]
    [InlineData("seed: 1", "seed: »0x1F", "in decimal digits", "31")]
    [InlineData("seed: 1", "seed: »'5'", "must be an integer, got the string '5'", "5")]
    [InlineData("engine: builtin", "engine: »built-in", "engine must be one of builtin, torch", "builtin")]
    [InlineData("engine: builtin", "engine: »1", "engine must be one of builtin, torch, got the number 1", null)]
    [InlineData("kind: function", "kind: »funtion",
        "unknown kind 'funtion' of data, expected one of function, csv, idx, cifar10, npy", "function")]
    [InlineData("kind: function", "kind: »[csv]", "data.kind must be one of function, csv, idx, cifar10, npy, got a list", null)]
    [InlineData("data:\n  kind: function", "»data:\n  # kind", "data needs 'kind', expected one of function, csv, idx, cifar10, npy", null)]
    [InlineData("function: piecewise_linear", "function: »piecewise", "unknown kind 'piecewise' of data.function", null)]
    [InlineData("function: piecewise_linear", "function: »sine", "data.function.frequency is missing, expected a number", null)]
    [InlineData("function: piecewise_linear", "function: {expression: \"sin(5x) + »y\"}",
        "data.function.expression: unknown name 'y'", null)]
    [InlineData("function: piecewise_linear", "function: {expression: 2»)}", "closes a parenthesis that is not open", null)]
    [InlineData("function: piecewise_linear", "function: »{}", "data.function.expression is missing, expected a string", null)]
    [InlineData("range: [0, 1], placement: random", "range: »[[0, 1], [0, 1]], placement: random",
        "data.train.range is given for two variables, the function has one", null)]
    [InlineData("function: piecewise_linear", "function: {kind: sine_mixture, components: »[]}",
        "data.function.components must have at least 1 item, got 0", null)]
    [InlineData("function: piecewise_linear", "function: {kind: sine_mixture, components: [»{amplitude: 1}]}",
        "data.function.components[0].frequency is missing", null)]
    [InlineData("range: [0, 1], placement: random", "range: »[1, 0], placement: random",
        "data.train.range must be [low, high] with low below high, got [1, 0]", null)]
    [InlineData("range: [0, 1], placement: random", "range: »[0, 1, 2], placement: random",
        "must be an interval [low, high], got a list of 3", null)]
    [InlineData("range: [0, 1], placement: random", "range: »5, placement: random", "must be an interval [low, high], got the number 5",
        null)]
    [InlineData("range: [0, 1], placement: random", "range: [0, ».inf], placement: random",
        "data.train.range[1] must be a finite number, got .inf", null)]
    [InlineData("range: [0, 1], placement: random", "range: »[-1.7e308, 1.7e308], placement: random", "length that float64 can hold", null)]
    [InlineData("placement: random, noise", "placement: »randm, noise", "data.train.placement must be one of random, grid", "random")]
    [InlineData("noise: 0.1", "noise: »-0.1", "data.train.noise must be at least 0, got -0.1", null)]
    [InlineData("noise: 0.1", "noise: ».nan", "must be a finite number, got .nan", null)]
    [InlineData("caption: false", "caption: »no", "must be true or false, got the string 'no'", "false")]
    [InlineData("include_train: true", "include_train: »yes", "must be true or false, got the string 'yes'", "true")]
    [InlineData("include_train: true", "include_train: »True", "must be true or false", "true")]
    [InlineData("include_train: true", "include_train: »1", "must be true or false, got the number 1", null)]
    [InlineData("test:  {count: 1000", "test:  {count: »1", "data.test.count must be at least 2 with placement grid", null)]
    [InlineData("test:  {count: 1000", "test:  {»count:1000", "expected a blank after ':'", null)]
    [InlineData("hidden: [40]", "hidden: »40", "network.hidden must be a list of integers, got the number 40", null)]
    [InlineData("hidden: [40]", "hidden: [40, »0]", "network.hidden[1] must be at least 1 and at most 2147483647, got 0", null)]
    [InlineData("hidden: [40]", "hidden: [40, »1e10]", "network.hidden[1] must be at least 1", null)]
    [InlineData("hidden: [40]", "hidden: [»[40]]", "network.hidden[0] must be an integer, got a list", null)]
    [InlineData("hidden: [40]", "hidden: »[2000000, 2000000]", "parameters, expected at most", null)]
    [InlineData("activation: relu", "activation: »ReLU", "network.activation must be one of relu, leaky_relu", "relu")]
    [InlineData("# outputs: 3", "outputs: »3", "network.outputs must be the number of target columns, 1, got 3", null)]
    [InlineData("scheme: he_normal", "scheme: »he", "unknown scheme 'he' of initialization.weights", null)]
    [InlineData("{scheme: he_normal", "»{kind: he_normal", "initialization.weights needs 'scheme'", null)]
    [InlineData("scheme: he_normal", "scheme: he_normal, »std: 1",
        "unknown key 'std' in initialization.weights with scheme he_normal, expected no other key", null)]
    [InlineData("{scheme: he_normal", "»{scheme: normal", "initialization.weights.std is missing, expected a number", null)]
    [InlineData("scheme: he_normal", "scheme: »elbows", "initialization.weights cannot be elbows", null)]
    [InlineData("scheme: he_normal", "scheme: uniform, low: 1, high: »0",
        "initialization.weights must have low at or below high, got [1, 0]", null)]
    [InlineData("{scheme: he_normal}", "»5", "unknown scheme '5' of initialization.weights", null)]
    [InlineData("{scheme: he_normal}", "»[he_normal]", "initialization.weights must be a mapping with 'scheme', got a list", null)]
    [InlineData("loss: mean_squared_error", "loss: »mse",
        "training.loss must be one of mean_squared_error, cross_entropy, got the string 'mse'", "mean_squared_error")]
    [InlineData("loss: mean_squared_error", "loss: »cross_entropy", "training.loss cross_entropy needs class numbers", null)]
    [InlineData("kind: sgd", "kind: »sdg", "unknown kind 'sdg' of training.optimizer", "sgd")]
    [InlineData("kind: sgd", "kind: sgd, »momentum: 0.9", "unknown key 'momentum' in training.optimizer with kind sgd", null)]
    [InlineData("kind: sgd", "kind: adam, beta1: »1", "training.optimizer.beta1 must be at least 0 and below 1, got 1", null)]
    [InlineData("kind: sgd", "kind: adam, epsilon: »0", "training.optimizer.epsilon must be above 0, got 0", null)]
    [InlineData("kind: sgd", "kind: momentum, nesterov: true, dampening: »0.1",
        "training.optimizer.dampening must be 0 with nesterov, got 0.1", null)]
    [InlineData("learning_rate: 0.02", "learning_rate: »0", "training.learning_rate must be above 0, got 0", null)]
    [InlineData("learning_rate: 0.02", "learning_rate: »1e400", "within the range of float64, got 1e400", null)]
    [InlineData("learning_rate: 0.02", "learning_rate: »0,02", "must be a number, got the string '0,02'", null)]
    [InlineData("learning_rate: 0.02", "»learning-rate: 0.02", "unknown key 'learning-rate' in training", "learning_rate")]
    [InlineData("learning_rate: 0.02", "learning_rate: {»value: 1}",
        "unknown key 'value' in training.learning_rate, expected fraction_of_max", null)]
    [InlineData("kind: sgd", "kind: sgd, weight_decay: »-0.1", "training.optimizer.weight_decay must be at least 0, got -0.1", null)]
    [InlineData("kind: sgd", "kind: adam, weight_decay: ».nan", "training.optimizer.weight_decay must be a finite number", null)]
    [InlineData("kind: sgd", "kind: adam, decoupled: »true",
        "training.optimizer.decoupled is about weight decay, expected training.optimizer.weight_decay above 0", null)]
    [InlineData("kind: sgd", "kind: sgd, »weigth_decay: 1", "unknown key 'weigth_decay'", "weight_decay")]
    [InlineData("record_every: 1000", "clip_gradient_norm: »0", "training.clip_gradient_norm must be above 0, got 0", null)]
    [InlineData("record_every: 1000", "label_smoothing: »0.1",
        "training.label_smoothing needs training.loss cross_entropy, got mean_squared_error", null)]
    [InlineData("record_every: 1000", "label_smoothing: »1", "training.label_smoothing must be at least 0 and below 1, got 1", null)]
    [InlineData("steps: 150000", "epochs: »0", "training.epochs must be at least 1", null)]
    [InlineData("steps: 150000", "steps: »2 epochs", "training.steps must be an integer, got the string '2 epochs'", null)]
    [InlineData("record_every: 1000", "record_every: »2 epoks",
        "training.record_every must be an integer, or epochs as in '2 epochs'", null)]
    [InlineData("record_every: 1000", "record_every: »0 epochs", "training.record_every must be an integer, or epochs", null)]
    [InlineData("record_every: 1000", "record_every: »0", "training.record_every must be at least 1", null)]
    [InlineData("record_every: 1000", "early_stopping: {patience: »0}", "training.early_stopping.patience must be at least 1", null)]
    [InlineData("record_every: 1000", "early_stopping: {monitor: »test_loss}",
        "training.early_stopping.monitor must be one of train_loss, validation_loss, validation_accuracy", null)]
    [InlineData("record_every: 1000", "early_stopping: {monitor: »validation_accuracy}",
        "training.early_stopping.monitor is validation_accuracy, which needs training.loss cross_entropy", null)]
    [InlineData("record_every: 1000", "early_stopping: {min_improvement: »-1}",
        "training.early_stopping.min_improvement must be at least 0", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: reduce_on_plateau, factor: »1}",
        "training.schedule.factor must be above 0", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: linear_warmup, over: 3, then: »reduce_on_plateau}",
        "training.schedule.then is reduce_on_plateau, which goes by the rows of a training", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: cosine, over: »1.5 epochs}",
        "training.schedule.over must be an integer, or epochs", null)]
    [InlineData("checkpoints: [init, final]", "checkpoints: [init, »best]",
        "features.checkpoints[1] is best, which needs training.early_stopping", null)]
    [InlineData("checkpoints: [init, final]", "checkpoints: [init, »beste]", "must be init, final, best, the number of a step", "best")]
    [InlineData("schedule: {kind: constant}", "schedule: »{kind: step, factor: 0.5}",
        "training.schedule.every is missing, expected an integer", null)]
    [InlineData("schedule: {kind: constant}", "schedule: »{}", "training.schedule needs 'kind'", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: sequence, parts: »[]}",
        "training.schedule.parts must have at least 1 item, got 0", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: sequence, parts: »cosine}",
        "training.schedule.parts must be a list of mappings, got the string 'cosine'", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: sequence, parts: [»{schedule: cosine}, {schedule: constant}]}",
        "training.schedule.parts[0].steps is missing, expected an integer: only the last part goes on to the end", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: sequence, parts: [{schedule: cosine, steps: »0}, {schedule: constant}]}",
        "training.schedule.parts[0].steps must be at least 1 and at most 2147483647, got 0", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: sequence, parts: [{schedule: cosine, scale: »-1}]}",
        "training.schedule.parts[0].scale must be above 0, got -1", null)]
    [InlineData("schedule: {kind: constant}", "schedule: {kind: sequence, parts: [»{steps: 5}]}",
        "training.schedule.parts[0].schedule is missing", null)]
    [InlineData("schedule: {kind: constant}",
        "schedule: {kind: linear_warmup, over: 3, then: {kind: sequence, parts: [{schedule: {kind: sequence, parts: [»{schedule: cosine}, "
            + "{schedule: cosine}]}}]}}", "training.schedule.then.parts[0].schedule.parts[0].steps is missing", null)]
    [InlineData("batch: {size: 40, sampling: with_replacement}", "batch: {size: »40}", "training.batch.size needs sampling", null)]
    [InlineData("batch: {size: 40, sampling: with_replacement}", "batch: {sampling: »shuffled}",
        "training.batch.sampling shuffled needs a size", null)]
    [InlineData("batch: {size: 40, sampling: with_replacement}", "batch: {size: 40, »smpling: shuffled}",
        "unknown key 'smpling' in training.batch", "sampling")]
    [InlineData("record_every: 1000", "record_batches: »1", "training.record_batches must be true or false, got the number 1", null)]
    [InlineData("batch: {size: 40, sampling: with_replacement}", "record_batches: »true",
        "training.record_batches needs sampling with_replacement or shuffled, got full", null)]
    [InlineData("steps: 150000", "steps: »-1", "training.steps must be at least 0", null)]
    [InlineData("steps: 150000", "steps: »3000000000", "at most 2147483647", null)]
    [InlineData("steps: 150000", "»step: 150000", "unknown key 'step' in training", "steps")]
    [InlineData("checkpoints: [init, final]", "checkpoints: [init, »finl]",
        "features.checkpoints[1] must be init, final, best, the number of a step", "final")]
    [InlineData("checkpoints: [init, final]", "checkpoints: [init, »200000]",
        "is step 200000, but training ends at training.steps, 150000", null)]
    [InlineData("checkpoints: [init, final]", "checkpoints: [init, »0]", "features.checkpoints[1] repeats features.checkpoints[0]", null)]
    [InlineData("checkpoints: [init, final]", "checkpoints: [init, »-5]", "must be at least 0", null)]
    [InlineData("checkpoints: [init, final]", "checkpoints: »init", "must be a list of init, final, best and step numbers", null)]
    [InlineData("principal: 6", "linear_model: »alway", "features.linear_model must be one of auto, off, always, got the string 'alway'",
        "always")]
    [InlineData("principal: 6", "linear_model: »false", "features.linear_model must be one of auto, off, always", null)]
    [InlineData("principal: 6", "linear_model: »2000", "features.linear_model must be one of auto, off, always", null)]
    [InlineData("principal: 6", "track: »on", "features.track.choice must be one of auto, off, got the string 'on'", null)]
    [InlineData("principal: 6", "track: {count: »1}", "features.track.count must be", null)]
    [InlineData("principal: 6", "»linear_models: auto", "unknown key 'linear_models' in features", "linear_model")]
    [InlineData("principal: 6", "samples: {count: »0}", "features.samples.count must be at least 1", null)]
    [InlineData("principal: 6", "samples: {selection: »balanced}", "features.samples.selection needs class numbers as targets", null)]
    [InlineData("principal: 6", "principal: »0", "features.principal must be at least 1 and at most 1000, got 0", null)]
    [InlineData("method: auto", "method: »lancos", "features.method must be one of auto, svd, lq, kernel, lanczos", "lanczos")]
    [InlineData("method: auto", "kernel: »sum", "features.kernel must be one of whole, summed", null)]
    [InlineData("method: auto", "leading: {modes: »5}", "features.leading.modes is 5, expected at least features.principal, 6", null)]
    [InlineData("method: auto", "leading: {modes: »0}", "features.leading.modes must be at least 1 and at most 1000, got 0", null)]
    [InlineData("method: auto", "leading: {tolerance: »0}", "features.leading.tolerance must be", null)]
    [InlineData("method: auto", "leading: {products: »0}", "features.leading.products must be", null)]
    [InlineData("method: auto", "leading: {memory: »0}", "features.leading.memory must be", null)]
    [InlineData("method: auto", "leading: {precision: »float16}", "features.leading.precision must be one of float64, float32", "float64")]
    [InlineData("method: auto", "method: svd\n  leading: »{modes: 20}", "features.leading is for features.method lanczos, got svd", null)]
    [InlineData("method: auto", "infinite_width: »1", "features.infinite_width must be true or false", null)]
    [InlineData("checkpoints: [init, final]", "checkpoints: [final]\n  infinite_width: »true", "features.infinite_width compares the "
        + "network at initialization with its limit, expected init among features.checkpoints", null)]
    [InlineData("save: [kernel]", "save: [kernel, »kernel]", "features.save[1] repeats features.save[0]", null)]
    [InlineData("formats: [png]", "formats: [png, »png]", "figures.formats[1] repeats", null)]
    [InlineData("formats: [png]", "formats: [»jpg]", "figures.formats[0] must be one of png, svg, pdf", null)]
    [InlineData("dpi: 200", "width: »colum", "figures.width must be column, page or a number of millimetres", "column")]
    [InlineData("dpi: 200", "width: »20", "figures.width must be at least 30 and at most 500, got 20", null)]
    [InlineData("dpi: 200", "height: »501", "figures.height must be at least 30 and at most 500, got 501", null)]
    [InlineData("dpi: 200", "font_size: »3", "figures.font_size must be at least 4 and at most 24, got 3", null)]
    [InlineData("dpi: 200", "output: »-1", "figures.output must be at least 0", null)]
    [InlineData("dpi: 200", "output: »1.5", "figures.output must be the number of an output or the name of a target, got the number 1.5",
        null)]
    [InlineData("dpi: 200", "output: »[1]", "figures.output must be the number of an output or the name of a target, got a list", null)]
    [InlineData("dpi: 200", "output: »true", "figures.output must be the number of an output or the name of a target", null)]
    [InlineData("dpi: 200", "dpi: 200, »dpi: 300", "the key 'dpi' is given twice, first in line 34, column 27", null)]
    [InlineData("grid: {count: 500, range: [0, 1]}", "grid: {count: »500, file: p.csv}",
        "features.grid.count and features.grid.file are both given", null)]
    [InlineData("grid: {count: 500, range: [0, 1]}", "grid: {count: »[5, 5]}", "features.grid.count is given for two inputs", null)]
    [InlineData("grid: {count: 500, range: [0, 1]}", "grid: {range: »[[0, 1], [0, 1]]}", "features.grid.range is given for two inputs",
        null)]
    [InlineData("grid: {count: 500, range: [0, 1]}", "grid: {count: »[5, 5, 5]}",
        "features.grid.count must be an integer or a list of two, one for each input, got a list of 3", null)]
    [InlineData("grid: {count: 500, range: [0, 1]}", "grid: {range: »[[0, 1]]}",
        "features.grid.range must be an interval [low, high] or a list of two, one for each input, got a list of 1", null)]
    [InlineData("grid: {count: 500, range: [0, 1]}", "grid: {file: »''}", "features.grid.file must be the name of a file", null)]
    public void Parse_OneMistake_OneErrorAtItsPlace(string written, string mistaken, string message, string? suggestion)
    {
        (string text, int line, int column) = Mistake(JobText.Complete, written, mistaken);

        InputError found = JobText.Problem(text);
        found.Message.ShouldContain(message);
        (found.Line, found.Column, found.Suggestion).ShouldBe((line, column, suggestion));
    }

    [Fact]
    public void Parse_RequiredKeyUnderANameThatIsNotNear_IsUnknownAndMissing() =>
        JobText.Errors(JobText.Complete.Replace("hidden: [40]", "width: [40]", StringComparison.Ordinal)).Select(error => error.Message)
            .Select(message => message.Split(',')[0])
            .ShouldBe(["network.hidden is missing", "unknown key 'width' in network"]);

    [Theory]
    [InlineData("targets: [y]", "targets: [y, »y]", "data.targets[1] repeats data.targets[0]")]
    [InlineData("inputs: [x, z]", "inputs: »[]", "data.inputs must be a list of names of columns, or all, got an empty list")]
    [InlineData("inputs: [x, z]", "inputs: [x, »'']", "data.inputs[1] must be the name of a column")]
    [InlineData("inputs: [x, z]", "inputs: [x, »1]", "data.inputs[1] must be a string (in quotes: '1')")]
    [InlineData("targets: [y]", "targets: [»x]", "data.targets[0] names the column 'x', which is an input too")]
    [InlineData("train: a.csv", "train: »''", "data.train.file must be the name of a file")]
    [InlineData("train: a.csv", "train: »\"a\\0b\"", "a string of printable characters")]
    [InlineData("train: a.csv", "train: {count: »0, file: a}", "data.train.count must be at least 1")]
    [InlineData("train: a.csv", "train: »{count: 5}", "data.train.file is missing, expected a string")]
    [InlineData("train: a.csv", "train: {file: a, selection: »last}", "data.train.selection must be one of first, random, balanced")]
    [InlineData("train: a.csv", "train: {file: a, selection: »balanced}", "data.train.selection needs class numbers as targets")]
    [InlineData("targets: [y]", "targets: [y], classes: »[0, 1]", "data.classes needs class numbers as targets")]
    [InlineData("targets: [y]", "targets: [y], classes: »[]", "data.classes must have at least 2 items, got 0")]
    [InlineData("targets: [y]", "targets: [y], scaling: »unitt", "data.scaling must be one of none, unit, standardize")]
    [InlineData("targets: [y]", "targets: [y], validation: {share: »1}", "data.validation.share must be above 0 and below 1")]
    [InlineData("targets: [y]", "targets: [y], validation: »{}", "data.validation must have share, or file, got neither")]
    [InlineData("targets: [y]", "targets: [y], validation: »{share: 0.1, file: a}", "must have share, or file, got share and file")]
    [InlineData("targets: [y]", "targets: [y], validation: {share: 0.1, images: »a}",
        "is not for data of kind csv, expected share, or file")]
    [InlineData("training: {", "initialization: {biases: »elbows}\ntraining: {", "can be elbows with one input only, got 2 inputs")]
    [InlineData("training: {", "initialization: {from: w, weights: »zeros}\ntraining: {",
        "initialization.weights and initialization.from are both given")]
    [InlineData("inputs: [x, z], targets: [y]}", "inputs: [x, z, a], targets: [y]}\nfeatures: {grid: {count: »5}}",
        "features.grid.count is for one or two inputs, with 3 inputs expected features.grid.file")]
    [InlineData("inputs: [x, z], targets: [y]}", "inputs: [x, z, a], targets: [y]}\nfeatures: {grid: {range: »[[0, 1], [0, 1]]}}",
        "features.grid.range is for one or two inputs, with 3 inputs expected features.grid.file")]
    [InlineData("training: {", "features: {grid: {count: [5, »1]}}\ntraining: {", "features.grid.count[1] must be at least 2")]
    [InlineData("training: {", "features: {grid: {count: [5, »1.5]}}\ntraining: {", "features.grid.count[1] must be an integer")]
    [InlineData("training: {", "features: {grid: {count: »4000}}\ntraining: {", "makes 16000000 points, expected at most 10000000")]
    [InlineData("training: {", "features: {grid: {range: [[0, 1], »[1, 0]]}}\ntraining: {",
        "features.grid.range[1] must be [low, high] with low below high, got [1, 0]")]
    public void Parse_OneMistakeInACsvJob_OneErrorAtItsPlace(
        string written, string mistaken, string message)
    {
        (string text, int line, int column) = Mistake(JobText.Csv, written, mistaken);

        InputError error = JobText.Problem(text);
        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("training.loss=cross_entropy", "data.targets=[a, b]", "one column of class numbers")]
    [InlineData("training.loss=cross_entropy", "network.outputs=1", "number of classes, at least 2")]
    public void Parse_CrossEntropyMistakes_AreFound(string first, string second, string message) =>
        JobText.Problem(JobText.Csv, first, second).Message.ShouldContain(message);

    [Theory]
    [InlineData("data.classes=[3, 5, 3]", "data.classes[2] repeats data.classes[0]")]
    [InlineData("data={kind: idx, train: {images: a, labels: b}, classes: [0, 2], class_names: [a, b]}",
        "data.classes keeps class 2, but data.class_names names 2 classes")]
    [InlineData("data.taken={classes: [1, 1]}", "data.taken.classes[1] repeats data.taken.classes[0]")]
    [InlineData("data.taken={train: {of: 3, count: 4}}", "data.taken.train.count must be at most the 3 that there were, got 4")]
    [InlineData("data.taken={test: {of: 3, count: 4}}", "data.taken.test.count must be at most the 3 that there were, got 4")]
    [InlineData("data.taken={test: {of: 3}}", "data.taken.test.count is missing")]
    [InlineData("data={kind: idx, train: {images: a, labels: ''}}", "data.train.labels must be the name of a file")]
    [InlineData("data={kind: idx, train: {images: a}}", "data.train.labels is missing")]
    [InlineData("data={kind: idx, train: {images: a, labels: b}, validation: {images: a}}",
        "data.validation must have share, or images and labels, got images")]
    [InlineData("data={kind: cifar10, folder: a, validation: {}}", "data.validation must have share, got neither")]
    [InlineData("data={kind: npy, train: {inputs: a, targets: b}, image: [0, 3]}", "data.image[0] must be at least 1")]
    public void Parse_MistakesInClasses_AreFound(string change, string message) =>
        JobText.Problem(JobText.Csv, "training.loss=cross_entropy", change).Message.ShouldContain(message);

    [Theory]
    [InlineData("save: [kernel]", "features.save[0] is kernel, which features.method lanczos does not form")]
    [InlineData("save: [jacobian]", "features.save[0] is jacobian, which features.method lanczos does not form")]
    [InlineData("save: [sign_kernel]", "features.save[0] is sign_kernel, which features.method lanczos does not form")]
    [InlineData("track: {count: 5}", "features.track follows the tangent kernel, which features.method lanczos does not form")]
    [InlineData("infinite_width: true", "features.infinite_width compares tangent kernels, which features.method lanczos does not form")]
    public void Parse_WhatNeedsAKernelWithLanczos_IsRefusedAtItsKey(string wanted, string message) =>
        JobText.Problem(JobText.Minimal, $"features={{method: lanczos, {wanted}}}").Message.ShouldContain(message);

    [Theory]
    [InlineData("features.method=lanczos", "features.method is lanczos, which is not known where learning rates differ")]
    [InlineData("features.save=[kernel, sign_kernel]", "features.save[1] is sign_kernel, which is not known where learning rates differ")]
    public void Parse_WhatNeedsOneLearningRateInMup_IsRefusedAwayFromItsBaseWidth(string change, string message)
    {
        JobText.Problem(JobText.Minimal, "network.parameterization={kind: mup, base_width: 2}", change).Message.ShouldContain(message);
        JobText.Load(JobText.Minimal, "network.parameterization={kind: mup, base_width: 3}", change).Job.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("mup", "network.parameterization.base_width is missing")]
    [InlineData("{kind: mup, base_width: 0}", "network.parameterization.base_width must be at least 1")]
    public void Parse_MupWithoutABaseWidth_IsRefused(string value, string message) =>
        JobText.Problem(JobText.Minimal, $"network.parameterization={value}").Message.ShouldContain(message);

    [Theory]
    [InlineData("training.schedule=reduce_on_plateau", "training.schedule is reduce_on_plateau, which has no place in a sweep")]
    [InlineData("training.early_stopping={}", "training.early_stopping has no place in a sweep")]
    public void Parse_SweepWhoseRowsDecide_IsRefused(string change, string message) =>
        JobText.Problem($"kind: learning_rate_sweep\n{JobText.Minimal}", change).Message.ShouldContain(message);

    [Theory]
    [InlineData("adam", 8)]
    [InlineData("adam", 40)]
    [InlineData("rmsprop", 8)]
    [InlineData("rmsprop", 40)]
    public void Parse_MupWithDecayInAGradientThatIsDivided_IsRefusedWithARemedyAtTheBaseWidthToo(string optimizer, int baseWidth)
    {
        string[] mup = ["network.hidden=[40]", $"network.parameterization={{kind: mup, base_width: {baseWidth}}}"];
        JobText.Problem(JobText.Minimal, [.. mup, $"training.optimizer={{kind: {optimizer}, weight_decay: 0.1}}"]).Message
            .ShouldContain("set training.optimizer.decoupled: true");
        Should.NotThrow(() => JobText.Load(JobText.Minimal,
            [.. mup, $"training.optimizer={{kind: {optimizer}, weight_decay: 0.1, decoupled: true}}"]));
    }

    [Theory]
    [InlineData("training.learning_rate=0.1", "training.learning_rate has no place in a map of laziness, which takes its rates from")]
    [InlineData("training.optimizer=adam", "training.optimizer must be sgd or momentum in a map of laziness, got adam")]
    [InlineData("training.early_stopping={}", "training.early_stopping has no place in a map of laziness")]
    [InlineData("training.steps=0", "training.steps must be at least 1 in a map of laziness, got 0")]
    [InlineData("network.hidden=[]", "network.hidden is empty, and a map of laziness needs a hidden layer")]
    [InlineData("initialization={from: a.safetensors}", "initialization.from has no place in a map of laziness")]
    [InlineData("data.train.instance_noise=0.1", "data.train.instance_noise has no place in a map of laziness")]
    [InlineData("widths=[8, 8]", "widths[1] repeats widths[0]")]
    [InlineData("widths=[0]", "widths[0] must be at least 1")]
    [InlineData("output_scales=[0]", "output_scales[0] must be above 0")]
    [InlineData("loss_share=1", "loss_share must be")]
    public void Parse_MapOfLazinessThatCannotBe_IsRefusedAtItsKey(string change, string message) =>
        JobText.Problem($"kind: laziness_map\n{JobText.Minimal}", change).Message.ShouldContain(message);

    [Fact]
    public void Parse_MapOfLazinessOfClasses_IsRefusedAtItsLoss() =>
        JobText.Problem($"kind: laziness_map\n{JobText.Csv}", "training.loss=cross_entropy").Message
            .ShouldContain("training.loss must be mean_squared_error in a map of laziness, got cross_entropy");

    private static (string Text, int Line, int Column) Mistake(string text, string written, string mistaken)
    {
        int place = text.IndexOf(written, StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0, written);
        string marked = $"{text[..place]}{mistaken}{text[(place + written.Length)..]}";
        string[] before = marked[..marked.IndexOf('»', StringComparison.Ordinal)].Split('\n');
        return (marked.Replace("»", "", StringComparison.Ordinal), before.Length, before[^1].Length + 1);
    }
}
