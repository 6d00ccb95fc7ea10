namespace NtkWorkbench;

/// <summary>A network linearized on inputs with noise: what the mean over the noise is to training, and how far single steps stray. Every
/// sample stands there once for each draw of its noise, samples outermost.</summary>
internal sealed class NoisyLinearization : IDisposable
{
    // Rows of features on the draws, which are decomposed whole.
    private const int MostRows = 1600;

    private const int MostDraws = 64;

    private const int FewestDraws = 2;

    private readonly Linearization _clean;
    private readonly LinearizationOptions _options;

    // The mean squared error of a model linear in its inputs is quadratic in the noise: its moments are known.
    private readonly bool _isExact;

    /// <summary>engines: those of the clean linearization.</summary>
    public NoisyLinearization(IEngineProvider engines, Linearization clean, LinearizationOptions options)
    {
        (_clean, _options) = (clean, options);
        _isExact = IsQuadratic(clean.Architecture, options.Loss);
        (Draws, bool hasNoiseMoments) = CountDraws(clean.Architecture, options.Loss, clean.Inputs.Rows);
        Stack = new Linearization(engines, clean.Architecture, clean.Parameters, hasNoiseMoments ? SigmaPoints() : Drawn(),
            options with { InstanceNoise = 0, Method = SpectrumMethod.Auto, Kernel = KernelKind.Whole, Progress = null });
    }

    /// <summary>Draws of each sample's noise; hasNoiseMoments: whether they have its mean and covariance, where no more is asked for, so
    /// that means over them are those over the noise.</summary>
    public static (int Draws, bool HasNoiseMoments) CountDraws(NetworkArchitecture architecture, LossKind loss, int samples)
    {
        int sigmaPoints = 2 * architecture.InputCount;
        long rows = Math.Max((long)samples * architecture.OutputCount, 1);
        return IsQuadratic(architecture, loss) && sigmaPoints * rows <= MostRows ? (sigmaPoints, true)
            : ((int)Math.Clamp(MostRows / rows, FewestDraws, MostDraws), false);
    }

    /// <summary>Draws of each sample's noise.</summary>
    public int Draws { get; }

    /// <summary>The network on all of them: full-batch descent on their loss is what descent is in the mean.</summary>
    public Linearization Stack { get; }

    /// <summary>2/λ_max(E[Ȟ]), Ȟ the Hessian of a step's loss in the linearized model.</summary>
    public double MeanLimit => _isExact
        ? NoisyDescent.MeanLimit(Exact(), Scale, Batch, _clean.LinearAlgebra)
        : Stack.LimitOfLoss;

    /// <summary>See <see cref="NoisyDescent.MeanSquareLimit"/>; null with cross-entropy, and for more parameters or rows than
    /// moderate.</summary>
    public double? MeanSquareLimit()
    {
        ITangentFeatures features = Stack.Features;
        int parameters = _isExact ? _clean.Inputs.Columns + 1 : features.Columns;
        if (_options.Loss != LossKind.MeanSquaredError
            || !NoisyDescent.IsModerate(_isExact ? _clean.Inputs.Rows : features.Rows, parameters))
            return null;
        return NoisyDescent.MeanSquareLimit(_isExact ? Exact() : Sampled(), Scale, Batch, _clean.LinearAlgebra);
    }

    /// <summary>Targets on the draws: each sample's own.</summary>
    public Matrix Targets(Matrix targets)
    {
        var repeated = new Matrix(targets.Rows * Draws, targets.Columns);
        for (int i = 0; i < repeated.Rows; i++)
            targets.Row(i / Draws).CopyTo(repeated.Row(i));
        return repeated;
    }

    public void Dispose() => Stack.Dispose();

    /// <summary>See <see cref="Linearization.VarianceOfTraining"/>; null for more parameters or rows than moderate. features: J at the
    /// points.</summary>
    public Matrix? Variance(Matrix targets, TrainingOptions training, int steps, Matrix points, ITangentFeatures features)
    {
        int o = targets.Columns, p = _isExact ? points.Columns + 2 : features.Columns + 1;
        if (!NoisyDescent.IsModerate(_isExact ? _clean.Inputs.Rows : Stack.Features.Rows, p))
            return null;
        double[] rates = [.. Enumerable.Range(0, steps)
            .Select(step => training.Schedule.LearningRate(training.LearningRate.Value, step, training.TotalSteps))];
        var variance = new Matrix(points.Rows, o);
        for (int c = 0; c < (_isExact ? o : 1); c++)
        {
            (INoiseMoments moments, double[] start) = _isExact ? Exact(targets, c) : Sampled(targets);
            Matrix second = NoisyDescent.SecondMoment(moments, Scale, Batch, start, rates, _clean.LinearAlgebra);
            for (int i = 0; i < points.Rows * o; i++)
            {
                if (_isExact && i % o != c)
                    continue;
                double[] row = _isExact ? [.. InputFeatures(points, i / o)] : Row(features, i);
                for (int a = 0; a < row.Length; a++)
                {
                    for (int b = 0; b < row.Length; b++)
                        variance.Values[i] += row[a] * row[b] * (second[a, b] - (second[a, p - 1] * second[b, p - 1]));
                }
            }
        }
        return variance;
    }

    // (s x, 1, −y) beside (w, b, 1).
    private (INoiseMoments Moments, double[] Start) Exact(Matrix targets, int output)
    {
        int d = _clean.Inputs.Columns;
        LayerLayout layer = _clean.Architecture.Layers[0];
        var rows = new Matrix(_clean.Inputs.Rows, d + 2,
            [.. Enumerable.Range(0, _clean.Inputs.Rows).SelectMany(i => InputFeatures(_clean.Inputs, i).Append(-targets[i, output]))]);
        ReadOnlySpan<double> theta = _clean.Parameters.Span;
        return (new GaussianMoments(rows, [.. Variances(), 0], _clean.LinearAlgebra),
            [.. theta.Slice(output * d, d), theta[layer.BiasOffset + output], 1]);
    }

    // (J̌, f₀ − y) beside (θ − θ₀, 1).
    private (INoiseMoments Moments, double[] Start) Sampled(Matrix targets)
    {
        int p = Stack.Features.Columns;
        var rows = new Matrix(Stack.Features.Rows, p + 1);
        double[] repeated = Targets(targets).Values;
        for (int i = 0; i < rows.Rows; i++)
        {
            Row(Stack.Features, i).CopyTo(rows.Row(i));
            rows[i, p] = Stack.Outputs.Values[i] - repeated[i];
        }
        return (new DrawnMoments(rows, Draws, targets.Columns, _clean.LinearAlgebra), [.. new double[p], 1]);
    }

    private static double[] Row(ITangentFeatures features, int row)
    {
        double[] unit = new double[features.Rows], found = new double[features.Columns];
        unit[row] = 1;
        features.MultiplyTransposed(unit, found);
        return found;
    }

    private IEnumerable<double> InputFeatures(Matrix inputs, int row) =>
        inputs.Row(row).ToArray().Select(x => _clean.Architecture.Layers[0].WeightScale * x).Append(1);

    private double[] Variances() =>
    [
        .. Enumerable.Repeat(Math.Pow(_clean.Architecture.Layers[0].WeightScale * _options.InstanceNoise, 2), _clean.Inputs.Columns), 0,
    ];

    private BatchMoments Batch => BatchMoments.Of(_options.Batch, _clean.Inputs.Rows);

    // Ȟ = (2/(b·o)) Σ A_i.
    private double Scale => 2 / (Batch.Size * _clean.Architecture.OutputCount);

    // Outputs share no parameters, and each has the same features: (s x, 1).
    private GaussianMoments Exact() => new(new Matrix(_clean.Inputs.Rows, _clean.Inputs.Columns + 1,
        [.. Enumerable.Range(0, _clean.Inputs.Rows).SelectMany(i => InputFeatures(_clean.Inputs, i))]), Variances(), _clean.LinearAlgebra);

    private DrawnMoments Sampled()
    {
        var rows = new Matrix(Stack.Features.Rows, Stack.Features.Columns);
        Stack.Features.Copy(0, rows.Columns, rows.Values);
        return new DrawnMoments(rows, Draws, _clean.Architecture.OutputCount, _clean.LinearAlgebra);
    }

    private static bool IsQuadratic(NetworkArchitecture architecture, LossKind loss) =>
        architecture.Layers.Count == 1 && loss == LossKind.MeanSquaredError;

    // x ± σ√d e_j have the mean x and the covariance σ²I, all that a quadratic asks for.
    private Matrix SigmaPoints() => Noisy((draw, noise) =>
        noise[draw / 2] = (draw % 2 == 0 ? 1 : -1) * _options.InstanceNoise * Math.Sqrt(noise.Length));

    private Matrix Drawn()
    {
        RandomStream stream = new RandomStreams(_options.Seed).Named("features/instance_noise");
        return Noisy((_, noise) =>
        {
            for (int j = 0; j < noise.Length; j++)
                noise[j] = _options.InstanceNoise * stream.NextNormal();
        });
    }

    private Matrix Noisy(Action<int, double[]> draw)
    {
        int d = _clean.Inputs.Columns;
        var inputs = new Matrix(_clean.Inputs.Rows * Draws, d);
        for (int i = 0; i < inputs.Rows; i++)
        {
            double[] noise = new double[d];
            draw(i % Draws, noise);
            System.Numerics.Tensors.TensorPrimitives.Add(_clean.Inputs.Row(i / Draws), noise, inputs.Row(i));
        }
        return inputs;
    }
}
