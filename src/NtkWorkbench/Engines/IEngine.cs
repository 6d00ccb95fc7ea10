namespace NtkWorkbench;

/// <summary>One network whose parameters live in the engine. Arrays at this seam are float64 and row-major whatever the engine's precision:
/// inputs (n, d), outputs (n, o). An engine is used by one thread at a time. Without <see cref="Prepare"/> before them,
/// <see cref="ReplaceTrainingInputs"/>, <see cref="Step"/>, <see cref="Save"/> and <see cref="Restore"/> throw
/// <see cref="InvalidOperationException"/>.</summary>
public interface IEngine : IDisposable
{
    /// <summary>The network.</summary>
    NetworkArchitecture Architecture { get; }

    /// <summary>The arithmetic.</summary>
    Precision Precision { get; }

    /// <summary>Copies the flat parameters out.</summary>
    /// <exception cref="ShapeException"><paramref name="destination"/> does not have p entries.</exception>
    void CopyParameters(Span<double> destination);

    /// <summary>f(x) for each row of the inputs.</summary>
    /// <param name="inputs">(n, d).</param>
    /// <param name="outputs">Destination, (n, o); overwritten.</param>
    /// <exception cref="ShapeException">The inputs are no whole rows, or the destination has another length.</exception>
    /// <remarks>O(n·p). NaN propagates.</remarks>
    void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs);

    /// <summary>a_l = φ(z_l), the outputs of hidden layer l.</summary>
    /// <param name="layer">The hidden layer, from 0.</param>
    /// <param name="inputs">(n, d).</param>
    /// <param name="activations">Destination, (n, width of the layer); overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hidden layer.</exception>
    /// <exception cref="ShapeException">The inputs are no whole rows, or the destination has another length.</exception>
    /// <remarks>O(n·p). NaN propagates.</remarks>
    void Activations(int layer, ReadOnlySpan<double> inputs, Span<double> activations);

    /// <summary>The loss over a whole data set and, where asked, its gradient in the parameters.</summary>
    /// <param name="dataset">The samples, which do not change: an engine may keep the last ones on its device.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">Destination, p entries, or empty where only the loss is wanted.</param>
    /// <exception cref="ShapeException">The data do not fit the network and the loss, or the destination has another length.</exception>
    /// <remarks>O(n·p). A value that is not finite is the result, not an error.</remarks>
    LossEvaluation EvaluateLoss(Dataset dataset, TrainingLoss loss, Span<double> gradient);

    /// <summary>The tangent features at the given inputs, held in factored form at the present parameters.</summary>
    /// <param name="inputs">(n, d); copied.</param>
    /// <param name="progress">Told the share done, from 0 to 1, on the threads that do it. May be null.</param>
    /// <param name="cancellation">Looked at between blocks of samples, or between layers where all samples are taken at once.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ShapeException">The inputs are no whole rows.</exception>
    /// <remarks>O(n·o·p) time, O(n·o·Σ widths) memory. Later training steps do not change what was taken.</remarks>
    ITangentFeatures Linearize(ReadOnlySpan<double> inputs, IProgress<double>? progress = null, CancellationToken cancellation = default);

    /// <summary>The tangent features at the given inputs as an operator, at the present parameters: passes forward and back through blocks
    /// of samples, of all outputs at once, without J or, where these would be large, its factors in memory.</summary>
    /// <param name="inputs">(n, d); may be read as long as the products are used.</param>
    /// <param name="firstLayer">The first layer, from 0, whose parameters are columns; those of all later ones are.</param>
    /// <param name="precision">Of the passes; sums over samples and what is given out are float64.</param>
    /// <param name="cancellation">Looked at between blocks of samples.</param>
    /// <exception cref="OperationCanceledException">Cancelled, here or in a product.</exception>
    /// <exception cref="ShapeException">The inputs are no whole rows, or there is no such layer.</exception>
    /// <remarks>O(n·p) time; hidden activations and their derivatives are kept where they take at most 1 GiB, and computed again for every
    /// product where they take more. An engine may keep the sensitivities of every output where they take at most 256 MiB, at O(n·o·p).
    /// Later training steps do not change it.</remarks>
    ITangentProducts TangentProducts(ReadOnlyMemory<double> inputs, int firstLayer = 0, Precision precision = Precision.Float64,
        CancellationToken cancellation = default);

    /// <summary>Readies the engine for training: uploads the data, sets the optimizer to its first step.</summary>
    /// <exception cref="ShapeException">The data do not fit the network and the loss; the training before them, if any, goes
    /// on.</exception>
    void Prepare(TrainingProblem problem);

    /// <summary>Replaces the inputs that the following steps see, for noise that is drawn anew each time; losses over whole data sets are
    /// not touched.</summary>
    /// <param name="inputs">(n, d), as the data that <see cref="Prepare"/> was given; copied. A later Prepare restores the data's
    /// own.</param>
    /// <exception cref="ShapeException">They have another length.</exception>
    /// <remarks>O(n·d): to another device, an upload of all of them.</remarks>
    void ReplaceTrainingInputs(ReadOnlySpan<double> inputs);

    /// <summary>One optimizer step on the mean loss of a batch. A loss or gradient that is not finite leaves the parameters and the
    /// optimizer's state as they were, and is reported.</summary>
    /// <param name="batch">Row numbers of the training data; a row may repeat.</param>
    /// <param name="learningRate">η of this step.</param>
    /// <exception cref="ShapeException">The batch is empty, or larger than <see cref="TrainingProblem.LargestBatch"/>.</exception>
    StepResult Step(ReadOnlySpan<int> batch, double learningRate);

    /// <summary>Parameters and optimizer state, exactly.</summary>
    EngineState Save();

    /// <summary>Continues from a saved state; <see cref="Prepare"/> comes first.</summary>
    /// <exception cref="ShapeException">The state belongs to another network or optimizer.</exception>
    void Restore(EngineState state);
}
