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
        _isExact = clean.Architecture.Layers.Count == 1 && options.Loss == LossKind.MeanSquaredError;
        int rows = clean.Features.Rows, sigmaPoints = 2 * clean.Inputs.Columns;
        bool areSigmaPoints = _isExact && (long)sigmaPoints * rows <= MostRows;
        Draws = areSigmaPoints ? sigmaPoints : Math.Clamp(MostRows / Math.Max(rows, 1), FewestDraws, MostDraws);
        Stack = new Linearization(engines, clean.Architecture, clean.Parameters, areSigmaPoints ? SigmaPoints() : Drawn(),
            options with { InstanceNoise = 0, Method = SpectrumMethod.Auto, Progress = null });
    }

    /// <summary>Draws of each sample's noise.</summary>
    public int Draws { get; }

    /// <summary>The network on all of them: full-batch descent on their loss is what descent is in the mean.</summary>
    public Linearization Stack { get; }

    /// <summary>2/λ_max(E[Ȟ]), Ȟ the Hessian of a step's loss in the linearized model.</summary>
    public double MeanLimit => _isExact
        ? NoisyDescent.MeanLimit(Exact(), Scale, Batch, _clean.LinearAlgebra)
        : Stack.LargestStableRate;

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

    private BatchMoments Batch => BatchMoments.Of(_options.Batch, _clean.Inputs.Rows);

    // Ȟ = (2/(b·o)) Σ A_i.
    private double Scale => 2 / (Batch.Size * _clean.Architecture.OutputCount);

    // Outputs share no parameters, and each has the same features: (s x, 1).
    private GaussianMoments Exact()
    {
        int d = _clean.Inputs.Columns;
        double scale = _clean.Architecture.Layers[0].WeightScale;
        var rows = new Matrix(_clean.Inputs.Rows, d + 1);
        for (int i = 0; i < rows.Rows; i++)
        {
            for (int j = 0; j < d; j++)
                rows[i, j] = scale * _clean.Inputs[i, j];
            rows[i, d] = 1;
        }
        double variance = Math.Pow(scale * _options.InstanceNoise, 2);
        return new GaussianMoments(rows, [.. Enumerable.Repeat(variance, d), 0], _clean.LinearAlgebra);
    }

    private DrawnMoments Sampled()
    {
        var rows = new Matrix(Stack.Features.Rows, Stack.Features.Columns);
        Stack.Features.Copy(0, rows.Columns, rows.Values);
        return new DrawnMoments(rows, Draws, _clean.Architecture.OutputCount, _clean.LinearAlgebra);
    }

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
