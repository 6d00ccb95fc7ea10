namespace NtkWorkbench.JobFiles;

/// <summary>A type of values that is no list and no record: how job files read, write, limit and describe it.</summary>
internal abstract class JobValue(string expected, string expectedItems, object placeholder)
{
    private static readonly Dictionary<Type, JobValue> Known = new()
    {
        [typeof(string)] = new StringValue(),
        [typeof(bool)] = new BooleanValue(),
        [typeof(int)] = NumberValue.Int32,
        [typeof(long)] = NumberValue.Int64,
        [typeof(double)] = NumberValue.Real,
        [typeof(Interval)] = new IntervalValue(),
        [typeof(GridCount)] = new PerInputValue<int, GridCount>(NumberValue.Int32, "an integer or a list of two, one for each input", 2,
            (first, second) => new(first, second), count => (count.First, count.Second)),
        [typeof(InputRange)] = new PerInputValue<Interval, InputRange>(new IntervalValue(),
            "an interval [low, high] or a list of two, one for each input", new(0, 1),
            (first, second) => new(first, second), range => (range.First, range.Second)),
        [typeof(InputColumns)] = new InputColumnsValue(),
        [typeof(StepCount)] = new StepCountValue(),
        [typeof(LearningRate)] = new LearningRateValue(),
        [typeof(CheckpointSelector)] = new CheckpointValue(),
        [typeof(Device)] = new DeviceValue(),
        [typeof(FigureOutput)] = new FigureOutputValue(),
        [typeof(PictureWidth)] = new PictureWidthValue(),
        [typeof(TimeLimit)] = new TimeLimitValue(),
        [typeof(MemorySize)] = new MemorySizeValue(),
        [typeof(SbatchOptions)] = new SbatchOptionsValue(),
    };

    /// <summary>What may stand there: "an integer".</summary>
    public string Expected => expected;

    /// <summary>What may stand in a list: "integers".</summary>
    public string ExpectedItems => expectedItems;

    /// <summary>Stands for a required value that the file does not give, so that the rest of the job can be looked at.</summary>
    public object Placeholder => placeholder;

    public virtual bool ShowsDefault => true;

    public static JobValue? Of(Type type) =>
        Known.GetValueOrDefault(type) ?? (type.IsEnum ? new EnumValue(type, JobNames.OfEnum(type)) : null);

    /// <summary>Reads a value; <c>owner</c> is where an error with the whole of it is shown.</summary>
    /// <returns>A value of the type; null where there was an error.</returns>
    public abstract object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors);

    public abstract JsonNode Write(object value);

    public abstract JsonObject Schema(Slot slot);
}
